package dev.lifeboat.bootimage.modules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.bootimage.ImageTree;
import dev.lifeboat.bootimage.Images;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModprobeFilesTest {
    private static ModprobeConfig parse(String text) {
        return ModprobeFiles.parse("x.conf", text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void each_line_says_where_it_stands() {
        var config =
                parse(
                        """
                        # not this
                        blacklist vmw-pvscsi
                        install floppy \\
                          /bin/false
                        alias net-pf-[0-9] af-one
                        softdep a-b pre: c d post: e
                        softdep z x pre: y
                        """);
        assertThat(config.blacklisted("vmw_pvscsi")).contains("x.conf:2");
        assertThat(config.install("floppy").orElseThrow().text()).isEqualTo("  /bin/false");
        assertThat(config.aliases())
                .containsExactly(new ModprobeConfig.Alias("net_pf_[0-9]", "af_one", "x.conf:5"));
        assertThat(config.softdep("a_b"))
                .contains(new ModprobeConfig.Softdep("a_b", List.of("c", "d"), List.of("e")));
        assertThat(config.softdep("z").orElseThrow().pre()).containsExactly("y");
        assertThat(config.complaints()).isEmpty();
    }

    @Test
    void what_kmod_ignores_is_told() {
        var config = parse("blacklist\nnonsense\ninclude other\nalias a]b c\nweakdep a b\n");
        assertThat(config.complaints())
                .containsExactly(
                        "x.conf:1: kmod ignores this line: blacklist",
                        "x.conf:2: kmod ignores this line: nonsense",
                        "x.conf:3: kmod ignores this line: include other",
                        "x.conf:4: kmod ignores this line: alias a]b c");
    }

    /// The folders' order is kmod's; a link to nothing is how one switches a file off.
    @Test
    void the_first_folder_with_a_name_wins_and_files_are_read_by_name() {
        var image =
                Images.made(
                        Map.of(
                                "lib", "-> usr/lib",
                                "usr/lib/modprobe.d/b.conf", "blacklist not_this",
                                "etc/modprobe.d/b.conf", "install m second",
                                "usr/lib/modprobe.d/a.conf", "install m first",
                                "usr/lib/modprobe.d/off.conf", "blacklist off",
                                "etc/modprobe.d/off.conf", "-> /dev/null",
                                "etc/modprobe.d/.hidden.conf", "blacklist hidden",
                                "etc/modprobe.d/readme", "blacklist readme",
                                "usr/lib/modules/1/modules.softdep", "softdep m pre: p"));
        var config = ModprobeConfig.of(new ImageTree(image), "usr/lib/modules/1");
        assertThat(config.install("m").orElseThrow().text()).isEqualTo("first");
        assertThat(config.blacklist()).isEmpty();
        assertThat(config.softdep("m").orElseThrow().pre()).containsExactly("p");
    }
}
