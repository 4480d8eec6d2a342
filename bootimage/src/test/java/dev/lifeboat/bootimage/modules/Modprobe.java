package dev.lifeboat.bootimage.modules;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Debian's kmod, asked about the modules in a folder.
///
/// @param root the folder in which lib/modules is
/// @param config lines of modprobe.d
record Modprobe(Path root, String kernel, String config) {
    /// Asked after each name, so that one call answers hundreds of names.
    private static final String BETWEEN = "between_two_names";

    private static final String DONE = "/bin/true ";
    private static final int NAMES_PER_CALL = 250;
    private static final int PATIENCE_SECONDS = 60;

    /// Per name what `modprobe -R` prints.
    List<List<String>> resolve(List<String> names) throws IOException, InterruptedException {
        return ask("-R", names, BETWEEN);
    }

    /// Per module what `modprobe --show-depends` prints.
    List<List<String>> depends(List<String> modules) throws IOException, InterruptedException {
        return ask("-D", modules, "install " + DONE);
    }

    private List<List<String>> ask(String option, List<String> names, String end)
            throws IOException, InterruptedException {
        var all = new ArrayList<List<String>>();
        for (var from = 0; from < names.size(); from += NAMES_PER_CALL) {
            var some = names.subList(from, Math.min(names.size(), from + NAMES_PER_CALL));
            var asked = new ArrayList<String>();
            some.forEach(name -> asked.addAll(List.of(name, BETWEEN)));
            var answers = new ArrayList<List<String>>();
            var answer = new ArrayList<String>();
            for (var line : run(option, asked)) {
                if (line.equals(end)) {
                    answers.add(List.copyOf(answer));
                    answer.clear();
                } else {
                    answer.add(line);
                }
            }
            if (answers.size() != some.size()) {
                throw new IllegalStateException("modprobe answered " + answers.size());
            }
            all.addAll(answers);
        }
        return all;
    }

    private List<String> run(String option, List<String> names)
            throws IOException, InterruptedException {
        var said = Files.createTempFile("modprobe", ".out");
        var lines = Files.createTempFile("modprobe", ".conf");
        try {
            var between = "\ninstall " + BETWEEN + " " + DONE.strip() + "\n";
            Files.writeString(lines, config + between, StandardCharsets.ISO_8859_1);
            var command = new ArrayList<>(List.of("/sbin/modprobe", "-d", root.toString()));
            command.addAll(List.of("-S", kernel, "-C", lines.toString(), "-a", option, "--"));
            command.addAll(names);
            var running =
                    new ProcessBuilder(command)
                            .redirectOutput(said.toFile())
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            if (!running.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                running.destroyForcibly();
                throw new IllegalStateException("modprobe hangs");
            }
            return Files.readString(said, StandardCharsets.ISO_8859_1).lines().toList();
        } finally {
            Files.delete(said);
            Files.delete(lines);
        }
    }
}
