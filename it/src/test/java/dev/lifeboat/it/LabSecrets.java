package dev.lifeboat.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Pattern;

/// What Lifeboat is trusted with in the lab: the key of Ceph's administrator, the BMCs' passwords
/// and the operator's SSH key, all made at random. Nothing that it writes or starts may show them.
final class LabSecrets implements AutoCloseable {
    private static final Pattern KEY = Pattern.compile("key = (\\S{20,})");

    /// A program that is given a password on its command line runs for some tenths of a second, and
    /// a recovery starts hundreds.
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);

    private final Set<String> commandLines = new ConcurrentSkipListSet<>();
    private final Thread watcher = Thread.ofVirtual().start(this::watch);

    private LabSecrets() {}

    /// Looks at the process list until it is closed.
    static LabSecrets watched() {
        return new LabSecrets();
    }

    private void watch() {
        try {
            while (true) {
                ProcessHandle.allProcesses().forEach(process -> commandLines.add(line(process)));
                Thread.sleep(LOOK_EVERY);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Nothing, of one that has ended meanwhile.
    private static String line(ProcessHandle process) {
        try {
            var file = Path.of("/proc", Long.toString(process.pid()), "cmdline");
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException _) {
            return "";
        }
    }

    @Override
    public void close() {
        watcher.interrupt();
    }

    /// Not in a process list so far, not in a file that it keeps (the database's among them), and
    /// not in what the database gives when it is asked.
    void wereKept() throws IOException {
        var secrets = all();
        assertThat(secrets).hasSizeGreaterThanOrEqualTo(5);
        assertThat(commandLines).anyMatch(line -> line.contains("lifeboat.jar"));
        assertThat(secrets).noneMatch(secret -> isIn(commandLines, secret));
        var kept = LabState.texts();
        assertThat(kept).hasSizeGreaterThan(20);
        assertThat(secrets).noneMatch(secret -> isIn(kept, secret));
        try (var files = Files.walk(Shell.STATE)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var text = Files.readString(file, StandardCharsets.ISO_8859_1);
                assertThat(secrets).as("%s", file).noneMatch(text::contains);
            }
        }
    }

    private static boolean isIn(Iterable<String> texts, String secret) {
        for (var text : texts) {
            if (text.contains(secret)) {
                return true;
            }
        }
        return false;
    }

    private static List<String> all() throws IOException {
        var lab = Shell.SITE.resolveSibling(".");
        var found = new ArrayList<String>();
        try (var files = Files.walk(lab)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                found.addAll(in(file));
            }
        }
        return found;
    }

    private static List<String> in(Path file) throws IOException {
        var name = file.getFileName().toString();
        if (name.endsWith(".password")) {
            return List.of(Files.readString(file).strip());
        }
        if (name.equals("client.admin.keyring")) {
            var text = Files.readString(file);
            return KEY.matcher(text).results().map(found -> found.group(1)).toList();
        }
        return name.equals("id_ed25519") ? Files.readAllLines(file).subList(2, 4) : List.of();
    }
}
