package dev.lifeboat.drivers.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SitePathsTest {
    @TempDir Path folder;
    private SiteFolder site;
    private SitePaths.Search search;

    @BeforeEach
    void makeSite() {
        site = SiteFolder.in(folder);
        search = new SitePaths.Search(folder, folder.resolve("etc.yaml"));
    }

    @Test
    void the_flag_comes_before_the_variable_before_here_before_etc() {
        for (var name : new String[] {"flag", "env", "lifeboat.yaml", "etc.yaml"}) {
            site.put(name, "", "rw-------");
        }
        var flag = Optional.of(site.path("flag"));
        var env = Map.of("LIFEBOAT_SITE", site.path("env").toString());
        assertThat(search.find(flag, env)).isEqualTo(new SitePaths.Found(site.path("flag")));
        assertThat(search.find(Optional.empty(), env))
                .isEqualTo(new SitePaths.Found(site.path("env")));
        assertThat(search.find(Optional.empty(), Map.of("LIFEBOAT_SITE", "")))
                .isEqualTo(new SitePaths.Found(site.path("lifeboat.yaml")));
        var elsewhere = new SitePaths.Search(folder.resolve("empty"), site.path("etc.yaml"));
        assertThat(elsewhere.find(Optional.empty(), Map.of()))
                .isEqualTo(new SitePaths.Found(site.path("etc.yaml")));
    }

    @Test
    void what_a_person_named_is_never_passed_over_for_another() {
        site.put("lifeboat.yaml", "", "rw-------");
        assertThat(search.find(Optional.of(Path.of("gone.yaml")), Map.of()))
                .isEqualTo(new SitePaths.Missing("--site names gone.yaml, which does not exist."));
        assertThat(search.find(Optional.empty(), Map.of("LIFEBOAT_SITE", "gone.yaml")))
                .isEqualTo(
                        new SitePaths.Missing(
                                "$LIFEBOAT_SITE names gone.yaml, which does not exist."));
    }

    @Test
    void a_file_that_lies_about_and_anyone_can_change_is_not_picked_up() {
        site.put("lifeboat.yaml", "", "rw-rw-rw-");
        assertThat(search.find(Optional.empty(), Map.of()))
                .asString()
                .contains("can be changed by somebody else")
                .contains("--site " + site.path("lifeboat.yaml"));
    }

    @Test
    void without_any_it_says_where_it_looked_and_what_to_do() {
        assertThat(search.find(Optional.empty(), Map.of()))
                .asString()
                .contains("There is no site file")
                .contains("./lifeboat.yaml")
                .contains("etc.yaml")
                .contains("lifeboat try");
    }

    @Test
    void state_is_kept_where_the_system_keeps_it() {
        assertThat(site.good(SiteFolder.SMALLEST).keeping().state())
                .isEqualTo(Path.of("/var/lib/lifeboat"));
        assertThat(
                        site.with(Map.of("XDG_STATE_HOME", "/x"), false)
                                .good(SiteFolder.SMALLEST)
                                .keeping()
                                .state())
                .isEqualTo(Path.of("/x/lifeboat"));
        assertThat(
                        site.with(Map.of("XDG_STATE_HOME", "relative"), false)
                                .good(SiteFolder.SMALLEST)
                                .keeping()
                                .state())
                .isEqualTo(folder.resolve(".local/state/lifeboat"));
    }
}
