package dev.lifeboat.cli;

import dev.lifeboat.sim.Night;
import dev.lifeboat.store.ReadingsFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A site of three hosts of which kct09 has died, as the programs that ask it tell: each of them is
/// a script that notes how it was called. The command line runs in processes of its own.
record FakeSite(Path folder) {
    /// In every password, key and address that must not be seen.
    static final String CANARY = "canary-5150";

    /// How a command ended, and all that it said.
    record Ended(int code, String said) {}

    private static final String YAML =
            """
            site: lab
            state: FOLDER/state
            ceph: {main: {conf: FOLDER/ceph.conf, keyring: FOLDER/keyring}}
            hosts:
              kct09:
                address: 10.91.0.11
                ssh: &ssh {user: root, key: FOLDER/key, known-hosts: FOLDER/known_hosts}
                bmc: {address: 10.91.2.11, user: ADMIN, password: {file: FOLDER/password}}
                capacity: &size {memory: 4 GiB, vcpus: 4}
              kct10:
                address: 10.91.0.12
                ssh: *ssh
                bmc: {address: 10.91.2.12, user: ADMIN, password: {env: BMC_PASSWORD}}
                capacity: *size
              kct11:
                address: 10.91.0.13
                ssh: *ssh
                bmc: {address: 10.91.2.13, user: ADMIN, password: {command: [cat, FOLDER/password]}}
                capacity: *size
            hooks: {notice: {webhook: "http://127.0.0.1:9/CANARY-hook"}}
            """;

    static FakeSite in(Path folder) throws IOException {
        var site = new FakeSite(folder);
        for (var name : List.of("ceph.conf", "known_hosts")) {
            site.put(name, "[global]\n", "rw-------");
        }
        site.put("keyring", "[client.admin]\n key = AQD" + CANARY + "==\n", "rw-------");
        site.put("key", CANARY + "\n", "rw-------");
        site.put("password", CANARY + "\n", "rw-------");
        site.put(
                "lifeboat.yaml",
                YAML.replace("FOLDER", folder.toString()).replace("CANARY", CANARY),
                "rw-------");
        Files.createDirectory(folder.resolve("bin"));
        site.program(
                "fping",
                "for a in \"$@\"; do case $a in 10.91.0.1[23]) echo $a ;; esac; done; exit 1");
        site.program(
                "ipmitool",
                "case $* in *'power status'*) echo 'Chassis Power is on' ;; *) exit 1 ;; esac");
        for (var name : List.of("virsh", "ssh", "ceph", "rbd")) {
            site.program(name, "exit 1");
        }
        site.remember();
        return site;
    }

    void put(String name, String text, String permissions) throws IOException {
        var file = Files.writeString(folder.resolve(name), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    private void program(String name, String body) throws IOException {
        var note = "echo \"" + name + " $*\" >> '" + folder.resolve("calls") + "'\n";
        note += "env | sed -n 's/^\\([A-Z_]*\\)=.*" + CANARY + ".*/" + name + " \\1/p'";
        note += " >> '" + folder.resolve("environments") + "'\n";
        put("bin/" + name, "#!/bin/sh\n" + note + body + "\n", "rwx------");
    }

    /// What `lifeboat serve` would have seen while all was well.
    private void remember() throws IOException {
        var scenario = Path.of("../sim/scenarios/003-good-caps");
        var night =
                Night.of(
                        Files.readString(scenario.resolve("site.yaml")),
                        Files.readString(scenario.resolve("events.txt")));
        night.begin();
        Files.createDirectory(state());
        ReadingsFile.write(state().resolve("readings.json"), night.known());
    }

    Path state() {
        return folder.resolve("state");
    }

    String calls() throws IOException {
        return Files.readString(folder.resolve("calls"));
    }

    /// What it says goes to a file, so that nobody has to read it while it runs.
    Process begin(Path said, String... words) throws IOException {
        return begin(said, Main.class, words);
    }

    /// @param program whose `main` is run
    Process begin(Path said, Class<?> program, String... words) throws IOException {
        var argv = new ArrayList<String>();
        argv.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        argv.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        argv.add("--enable-native-access=ALL-UNNAMED");
        argv.add("-Djava.io.tmpdir=" + folder);
        argv.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        argv.addAll(List.of(words));
        var builder = new ProcessBuilder(argv).redirectErrorStream(true);
        var environment = builder.environment();
        environment.put("PATH", folder.resolve("bin") + ":" + environment.get("PATH"));
        environment.put("BMC_PASSWORD", CANARY);
        environment.put("LIFEBOAT_SITE", folder.resolve("lifeboat.yaml").toString());
        return builder.redirectOutput(said.toFile()).start();
    }

    Ended run(String... words) throws IOException, InterruptedException {
        var said = Files.createTempFile(folder, "said", ".txt");
        return ended(begin(said, words), said);
    }

    static Ended ended(Process process, Path said) throws IOException, InterruptedException {
        if (!process.waitFor(3, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("does not end: " + Files.readString(said));
        }
        return new Ended(process.exitValue(), Files.readString(said, StandardCharsets.UTF_8));
    }

    static String text(Path said) throws IOException {
        return Files.readString(said, StandardCharsets.UTF_8);
    }

    /// Something that comes about in another process.
    interface Condition {
        boolean isMet() throws IOException;
    }

    /// Three minutes: a Java program on a machine that has much else to do.
    static void await(Condition condition) throws IOException, InterruptedException {
        var until = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
        while (!condition.isMet()) {
            if (System.nanoTime() > until) {
                throw new AssertionError("does not come about");
            }
            Thread.sleep(50);
        }
    }
}
