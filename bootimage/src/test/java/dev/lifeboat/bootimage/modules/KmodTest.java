package dev.lifeboat.bootimage.modules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.bootimage.Images;
import dev.lifeboat.bootimage.modules.Kmod.Found;
import dev.lifeboat.bootimage.modules.Kmod.Step;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KmodTest {
    private static final String FOLDER = "lib/modules/1/";

    private static Kmod kmod(String config, Map<String, String> files) {
        var all = new HashMap<String, String>();
        files.forEach((name, text) -> all.put(FOLDER + name, text));
        var parsed = ModprobeFiles.parse("x.conf", config.getBytes(StandardCharsets.UTF_8));
        return new Kmod(ModuleFolder.of(Images.made(all), "1"), parsed);
    }

    private static final Map<String, String> INDEXES =
            Map.of(
                    "modules.dep",
                            "kernel/a-b.ko: kernel/c.ko.xz kernel/d.ko\nkernel/c.ko.xz: kernel/d.ko\nkernel/d.ko:\n",
                    "modules.alias", "alias pci:v*d-1 a_b\nalias fs-x a_b\n",
                    "modules.builtin", "kernel/fs/in-it.ko\n",
                    "modules.builtin.modinfo", "in_it.alias=fs-y\0in_it.license=GPL\0",
                    "kernel/a-b.ko", "m",
                    "kernel/c.ko.xz", "m");

    @Test
    void what_finds_something_first_ends_the_search() {
        var kmod = kmod("alias fs-x other", INDEXES);
        assertThat(kmod.lookup("fs-x")).containsExactly(new Found("other", true));
        assertThat(kmod.lookup("a-b")).containsExactly(new Found("a_b", false));
        assertThat(kmod.lookup("pci:v7d_1")).containsExactly(new Found("a_b", true));
        assertThat(kmod.lookup("in-it")).containsExactly(new Found("in_it", false));
        assertThat(kmod.lookup("fs-y")).containsExactly(new Found("in_it", true));
        assertThat(kmod.lookup("x]")).isEmpty();
    }

    @Test
    void what_a_module_needs_is_loaded_before_it_the_deepest_first() {
        assertThat(kmod("", INDEXES).steps("a_b"))
                .containsExactly(
                        new Step.Insert("d", "kernel/d.ko"),
                        new Step.Insert("c", "kernel/c.ko.xz"),
                        new Step.Insert("a_b", "kernel/a-b.ko"));
        assertThat(kmod("", INDEXES).steps("in_it")).containsExactly(new Step.Builtin("in_it"));
        assertThat(kmod("", INDEXES).steps("no")).containsExactly(new Step.NotFound("no"));
    }

    @Test
    void softdeps_stand_around_it_and_commands_in_its_place() {
        assertThat(kmod("softdep d pre: in_it post: c", INDEXES).steps("d"))
                .containsExactly(
                        new Step.Builtin("in_it"),
                        new Step.Insert("d", "kernel/d.ko"),
                        new Step.Insert("d", "kernel/d.ko"),
                        new Step.Insert("c", "kernel/c.ko.xz"));
        assertThat(kmod("install d /bin/false", INDEXES).steps("d"))
                .containsExactly(new Step.Run("d", "/bin/false"));
        assertThat(kmod("install d /bin/false\nsoftdep d pre: nothing", INDEXES).steps("d"))
                .containsExactly(new Step.Run("d", "/bin/false"));
    }

    @Test
    void only_the_file_that_the_index_names_counts() {
        var kmod = kmod("", INDEXES);
        assertThat(List.of(kmod.isThere("a_b"), kmod.isThere("c"), kmod.isThere("d")))
                .containsExactly(true, true, false);
        assertThat(kmod.isThere("in_it")).isTrue();
    }

    /// kmod itself would not end.
    @Test
    void softdeps_without_end_end() {
        var config = new StringBuilder();
        for (var i = 0; i < 2_000; i++) {
            config.append("alias l%d l%d\nsoftdep l%d pre: l%d\n".formatted(i, i, i, i + 1));
        }
        assertThat(kmod(config.toString(), INDEXES).steps("l0")).hasSize(1000);
    }
}
