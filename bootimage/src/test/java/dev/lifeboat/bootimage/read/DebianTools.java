package dev.lifeboat.bootimage.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.bootimage.Entry.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Debian's own tools, in a root of their own: `etc/boot-images`.
public final class DebianTools {
    private static final Path SCRIPT = Path.of("../etc/boot-images").toAbsolutePath().normalize();

    /// `ls -l` of cpio: mode, names, owner, group, size or device, time, name, target of a link.
    private static final Pattern LINE =
            Pattern.compile(
                    "([-dlcbps])\\S{9} +(\\d+) +\\S+ +\\S+ +(\\d+|\\d+, +\\d+) +\\w{3} +\\d+ +[\\d:]+"
                            + " (.*?)/?(?: -> (.*))?");

    private DebianTools() {}

    /// @param names how many the file has: the size is told with the last of them only
    record Listed(Kind kind, int names, String size, String target) {}

    /// Makes an image afresh.
    public static Path make(String name) {
        return Path.of(run(List.of("make", name)).getLast());
    }

    /// What a tool lists, a later archive over an earlier one; without the root itself.
    static SortedMap<String, Listed> list(String... command) {
        var listed = new TreeMap<String, Listed>();
        for (var line : run(arguments(command))) {
            var parts = LINE.matcher(line);
            if (parts.matches() && !parts.group(4).equals(".")) {
                var target = parts.group(5) == null ? "" : parts.group(5);
                listed.put(
                        parts.group(4),
                        new Listed(
                                kind(parts.group(1)),
                                Integer.parseInt(parts.group(2)),
                                parts.group(3),
                                target));
            }
        }
        return listed;
    }

    private static Kind kind(String letter) {
        return switch (letter) {
            case "-" -> Kind.FILE;
            case "d" -> Kind.DIRECTORY;
            case "l" -> Kind.LINK;
            default -> Kind.OTHER;
        };
    }

    /// Whether a tool ends well.
    static boolean accepts(String... command) {
        return start(arguments(command)).exit == 0;
    }

    private static List<String> arguments(String... command) {
        var arguments = new ArrayList<>(List.of("run"));
        arguments.addAll(List.of(command));
        return arguments;
    }

    private static List<String> run(List<String> arguments) {
        var ran = start(arguments);
        assertThat(ran.exit).as("etc/boot-images " + String.join(" ", arguments)).isZero();
        return ran.lines;
    }

    private record Ran(int exit, List<String> lines) {}

    private static Ran start(List<String> arguments) {
        var command = new ArrayList<>(List.of(SCRIPT.toString()));
        command.addAll(arguments);
        try {
            var process =
                    new ProcessBuilder(command)
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start();
            process.getOutputStream().close();
            var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Ran(process.waitFor(), out.lines().toList());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(String.join(" ", command), e);
        }
    }
}
