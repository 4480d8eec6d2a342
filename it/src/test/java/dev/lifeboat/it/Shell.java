package dev.lifeboat.it;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Runs the lab's program and Lifeboat's command line from the checkout, as a person would.
final class Shell {
    /// No command of these tests takes longer; one that does is stuck.
    private static final Duration LIMIT = Duration.ofMinutes(6);

    static final Path CHECKOUT = Path.of("..").toAbsolutePath().normalize();
    static final Path SITE = Path.of("/var/lib/lifeboat-lab/lifeboat.yaml");
    static final Path STATE = Path.of("/var/lib/lifeboat-lab/lifeboat");

    /// How a command ended.
    record Ended(int code, String out) {}

    private Shell() {}

    static Ended lab(String... words) throws IOException, InterruptedException {
        return run(with(CHECKOUT.resolve("lab/lab").toString(), words));
    }

    /// The lab's Ceph, asked as its administrator.
    static Ended ceph(String... words) throws IOException, InterruptedException {
        return asAdministrator("ceph", words);
    }

    static Ended rbd(String... words) throws IOException, InterruptedException {
        return asAdministrator("rbd", words);
    }

    static Ended rados(String... words) throws IOException, InterruptedException {
        return asAdministrator("rados", words);
    }

    /// A script on a host, as its root.
    static Ended onHost(String host, String script) throws IOException, InterruptedException {
        var ssh = SITE.resolveSibling("ssh");
        var command = with(CHECKOUT.resolve("lab/lab").toString(), "exec", "--", "ssh");
        command.addAll(List.of("-i", ssh.resolve("id_ed25519").toString()));
        command.addAll(List.of("-o", "UserKnownHostsFile=" + ssh.resolve("known_hosts")));
        command.addAll(List.of("-o", "BatchMode=yes", "root@" + address(host), script));
        return run(command);
    }

    /// kct09 is 10.91.0.11, and so on.
    private static String address(String host) {
        return "10.91.0." + (2 + Integer.parseInt(host.substring("kct".length())));
    }

    private static Ended asAdministrator(String tool, String... words)
            throws IOException, InterruptedException {
        var state = SITE.resolveSibling("ceph");
        var command = with(CHECKOUT.resolve("lab/lab").toString(), "exec", "--", tool);
        command.addAll(List.of("--conf", state.resolve("ceph.conf").toString()));
        command.addAll(List.of("--name", "client.admin"));
        command.addAll(List.of("--keyring", state.resolve("client.admin.keyring").toString()));
        command.addAll(List.of(words));
        return run(command);
    }

    /// On a host, by the login that the lab has for it.
    static Ended virsh(String host, String... words) throws IOException, InterruptedException {
        var login = STATE.resolve("run").resolve("ssh-" + host);
        var address = address(host);
        var command = with(CHECKOUT.resolve("lab/lab").toString(), "exec", "--", "virsh", "-c");
        command.add("qemu+ssh://root@" + address + "/system?command=" + login);
        command.addAll(List.of(words));
        return run(command);
    }

    static Ended lifeboat(String... words) throws IOException, InterruptedException {
        return run(lifeboatCommand(SITE, words));
    }

    /// With another site file than the lab's.
    static Ended lifeboat(Path site, String... words) throws IOException, InterruptedException {
        return run(lifeboatCommand(site, words));
    }

    /// A program in the lab's network.
    static Ended inLab(String... words) throws IOException, InterruptedException {
        var command = with(CHECKOUT.resolve("lab/lab").toString(), "exec", "--");
        command.addAll(List.of(words));
        return run(command);
    }

    /// In the lab's network and without a site file.
    static Ended lifeboatInLab(String... words) throws IOException, InterruptedException {
        var command = with(CHECKOUT.resolve("lab/lab").toString(), "exec", "--");
        command.addAll(java());
        command.addAll(List.of(words));
        return run(command);
    }

    /// A command that is not waited for: to be killed.
    static Process begin(Path output, String... words) throws IOException {
        return begin(SITE, output, words);
    }

    static Process begin(Path site, Path output, String... words) throws IOException {
        return new ProcessBuilder(lifeboatCommand(site, words))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }

    private static List<String> lifeboatCommand(Path site, String... words) {
        var command = java();
        command.addAll(List.of(words));
        command.add("--site=" + site);
        return command;
    }

    private static List<String> java() {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-jar"));
        command.add(CHECKOUT.resolve("cli/target/lifeboat.jar").toString());
        return command;
    }

    private static List<String> with(String program, String... words) {
        var command = new ArrayList<String>();
        command.add(program);
        command.addAll(List.of(words));
        return command;
    }

    static Ended run(List<String> command) throws IOException, InterruptedException {
        var output = Files.createTempFile("lifeboat-it", ".txt");
        try {
            var process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(output.toFile())
                            .start();
            if (!process.waitFor(LIMIT.toMinutes(), TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new AssertionError(command + " did not end within " + LIMIT);
            }
            var out = Files.readString(output, StandardCharsets.UTF_8);
            System.out.println(command.getLast() + " -> " + process.exitValue() + "\n" + out);
            return new Ended(process.exitValue(), out);
        } finally {
            Files.deleteIfExists(output);
        }
    }
}
