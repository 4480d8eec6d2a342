package dev.lifeboat.bootimage.read;

import static dev.lifeboat.bootimage.read.ImageOnDisk.entry;
import static dev.lifeboat.bootimage.read.ImageOnDisk.text;
import static dev.lifeboat.bootimage.read.ImageOnDisk.whole;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.bootimage.Entry.Kind;
import org.junit.jupiter.api.Test;

/// The root is what the kernel makes of the archives: links are followed, the last one wins.
final class RootfsTest {
    private static Archive newc() {
        return Archive.newc();
    }

    @Test
    void a_file_behind_a_link_to_a_folder_lies_in_that_folder() {
        var image =
                whole(
                        newc().folders("usr/lib/modules")
                                .link("lib", "usr/lib")
                                .folder("lib/modules/6.1.0")
                                .file(
                                        "lib/modules/6.1.0/modules.softdep",
                                        "softdep ext4 pre: crc32c\n")
                                .trailer()
                                .bytes());
        assertThat(text(image, "usr/lib/modules/6.1.0/modules.softdep"))
                .isEqualTo("softdep ext4 pre: crc32c\n");
        assertThat(entry(image, "lib").kind()).isEqualTo(Kind.LINK);
        assertThat(entry(image, "lib").target()).isEqualTo("usr/lib");
        assertThat(image.files()).doesNotContainKey("lib/modules");
    }

    @Test
    void links_are_followed_from_the_root_upwards_and_through_each_other() {
        var image =
                whole(
                        newc().folders("a/b")
                                .folder("c")
                                .link("a/b/up", "../../c")
                                .link("a/whole", "/a/b/up")
                                .file("a/whole/file", "x")
                                .trailer()
                                .bytes());
        assertThat(image.files()).containsKey("c/file");
    }

    @Test
    void a_link_to_itself_leads_nowhere() {
        var read =
                ImageOnDisk.read(
                        newc().link("loop", "loop").file("loop/file", "x").trailer().bytes());
        assertThat(read)
                .isInstanceOfSatisfying(
                        Read.Whole.class,
                        whole -> {
                            assertThat(whole.image().files()).containsOnlyKeys("loop");
                            assertThat(whole.remarks())
                                    .containsExactly(
                                            new Read.Remark(
                                                    "loop/file is left out by the kernel, for want of a"
                                                            + " folder to put it in",
                                                    120));
                        });
    }

    @Test
    void a_later_archive_wins() {
        var image =
                whole(
                        newc().folders("etc/modprobe.d")
                                .file("etc/modprobe.d/a.conf", "blacklist mptsas\n")
                                .trailer()
                                .bytes(),
                        newc().file("etc/modprobe.d/a.conf", "#\n").trailer().bytes());
        assertThat(text(image, "etc/modprobe.d/a.conf")).isEqualTo("#\n");
        assertThat(entry(image, "etc/modprobe.d/a.conf").size()).isEqualTo(2);
    }

    @Test
    void a_link_takes_the_place_of_a_file_and_of_an_empty_folder_only() {
        var image =
                whole(
                        newc().file("was-file", "x")
                                .folder("was-empty")
                                .folder("stays")
                                .file("stays/file", "x")
                                .trailer()
                                .bytes(),
                        newc().link("was-file", "stays")
                                .link("was-empty", "stays")
                                .link("stays", "elsewhere")
                                .trailer()
                                .bytes());
        assertThat(entry(image, "was-file").kind()).isEqualTo(Kind.LINK);
        assertThat(entry(image, "was-empty").kind()).isEqualTo(Kind.LINK);
        assertThat(entry(image, "stays").kind()).isEqualTo(Kind.DIRECTORY);
        assertThat(image.files()).containsKey("stays/file");
    }

    @Test
    void a_folder_takes_the_place_of_a_link_and_hides_what_it_led_to() {
        var image =
                whole(
                        newc().folders("usr/lib").link("lib", "usr/lib").trailer().bytes(),
                        newc().folder("lib").file("lib/file", "x").trailer().bytes());
        assertThat(entry(image, "lib").kind()).isEqualTo(Kind.DIRECTORY);
        assertThat(image.files()).containsKey("lib/file").doesNotContainKey("usr/lib/file");
    }

    @Test
    void all_names_of_a_file_have_the_content_that_comes_with_the_last() {
        var image =
                whole(
                        newc().folders("etc/modprobe.d")
                                .name("etc/modprobe.d/one.conf", 7, 3, "")
                                .name("two", 7, 3, "")
                                .name("three", 7, 3, "blacklist ahci\n")
                                .trailer()
                                .bytes());
        assertThat(text(image, "etc/modprobe.d/one.conf")).isEqualTo("blacklist ahci\n");
        assertThat(entry(image, "two").size()).isEqualTo(15);
        assertThat(entry(image, "three").size()).isEqualTo(15);
    }

    @Test
    void the_same_number_in_another_archive_is_another_file() {
        var image =
                whole(
                        newc().name("one", 7, 2, "").name("two", 7, 2, "12").trailer().bytes(),
                        newc().name("three", 7, 2, "")
                                .name("four", 7, 2, "1234")
                                .trailer()
                                .bytes());
        assertThat(entry(image, "one").size()).isEqualTo(2);
        assertThat(entry(image, "three").size()).isEqualTo(4);
    }

    @Test
    void dots_slashes_and_the_root_itself_are_passed_over() {
        var read =
                ImageOnDisk.read(
                        newc().folder(".")
                                .folder("./etc/")
                                .file("./etc//hosts", "x")
                                .file("/init", "x")
                                .trailer()
                                .bytes());
        assertThat(read)
                .isInstanceOfSatisfying(
                        Read.Whole.class,
                        whole -> {
                            assertThat(whole.image().files())
                                    .containsOnlyKeys("etc", "etc/hosts", "init");
                            assertThat(whole.remarks())
                                    .extracting(Read.Remark::what)
                                    .containsExactly("/init begins with a slash");
                        });
    }

    @Test
    void devices_are_there_and_dev_is_before_any_archive() {
        var image =
                whole(newc().entry("dev/console", Archive.DEVICE, new byte[0]).trailer().bytes());
        assertThat(image.files()).containsOnlyKeys("dev/console");
        assertThat(entry(image, "dev/console").kind()).isEqualTo(Kind.OTHER);
    }

    @Test
    void a_name_that_is_twice_in_an_archive_is_remarked() {
        var read =
                ImageOnDisk.read(
                        newc().file("a", "1")
                                .file("a", "22")
                                .file("b", "1")
                                .file("b", "2")
                                .trailer()
                                .bytes());
        assertThat(read)
                .isInstanceOfSatisfying(
                        Read.Whole.class,
                        whole ->
                                assertThat(whole.remarks())
                                        .containsExactly(
                                                new Read.Remark(
                                                        "a is in one archive twice: the later one counts (and 1"
                                                                + " more)",
                                                        116)));
    }
}
