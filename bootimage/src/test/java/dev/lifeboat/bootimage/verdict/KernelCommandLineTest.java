package dev.lifeboat.bootimage.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KernelCommandLineTest {
    @Test
    void words_are_split_as_the_kernel_does() {
        var line =
                KernelCommandLine.parse(
                        " ro root=UUID=5eed  quiet modprobe.blacklist=a,b modprobe.blacklist=c"
                                + " dyndbg=\"file x.c +p\" root-flags=x");
        assertThat(line.last("root")).contains("UUID=5eed");
        assertThat(line.last("dyndbg")).contains("file x.c +p");
        assertThat(line.last("root_flags")).contains("x");
        assertThat(line.lists("modprobe.blacklist")).containsExactly("a", "b", "c");
        assertThat(line.has("quiet")).isTrue();
        assertThat(line.has("root=UUID")).isFalse();
        assertThat(KernelCommandLine.parse("a=1 a=2").last("a")).contains("2");
        assertThat(KernelCommandLine.parse("  ").parameters()).isEmpty();
    }
}
