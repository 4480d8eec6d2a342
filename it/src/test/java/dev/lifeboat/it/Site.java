package dev.lifeboat.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The lab as these tests see it: whole before each, broken by them, proven whole again.
final class Site {
    private static final Pattern GUEST = Pattern.compile("\"guest\":\\s*\"([^\"]+)\"");

    /// Each of its guests has been started twice: at home, and where it was brought.
    private static final String WHOLE = " 2 boots, 0 faults";

    private Site() {}

    /// Everything is well and was looked at, and nothing is known of earlier runs.
    static void begin(String caps) throws IOException, InterruptedException {
        assertThat(Shell.lab("reset", "--caps", caps).code()).isZero();
        LabState.forget();
        assertThat(Shell.lifeboat("serve", "--once").code()).isZero();
    }

    /// A site file that differs from the lab's.
    static Path file(String name, String from, String to) throws IOException {
        var file = Shell.SITE.resolveSibling(name + ".yaml");
        Files.writeString(file, Files.readString(Shell.SITE).replaceAll(from, to));
        return file;
    }

    /// One that has another password for the BMC of kct09 than the BMC.
    static Path withWrongBmcPassword() throws IOException {
        var password = Shell.SITE.resolveSibling("bmc/wrong.password");
        Files.writeString(password, "not-the-password");
        Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-------"));
        return file("wrong-password", "bmc/kct09.password", "bmc/wrong.password");
    }

    static List<String> guests() throws IOException, InterruptedException {
        var names = new ArrayList<String>();
        var found = GUEST.matcher(Shell.lab("status", "--json").out());
        while (found.find()) {
            names.add(found.group(1));
        }
        assertThat(names).isNotEmpty();
        return names;
    }

    static void hang() throws IOException, InterruptedException {
        assertThat(Shell.lab("cut", "kct09", "--how", "hang").code()).isZero();
    }

    static int go() throws IOException, InterruptedException {
        return Shell.lifeboat("go", "kct09", "--confirm=kct09").code();
    }

    static Shell.Ended run(String... words) throws IOException, InterruptedException {
        var all = new ArrayList<String>(List.of("run", LabState.onlyRun()));
        all.addAll(List.of(words));
        return Shell.lifeboat(all.toArray(String[]::new));
    }

    static void everyGuestIsProven() throws IOException, InterruptedException {
        var muster = Shell.lifeboat("muster", "kct09", "--json");
        assertThat(muster.out().split("\"tier\":\"PROVEN\"", -1)).hasSize(guests().size() + 1);
        assertThat(muster.code()).isZero();
    }

    /// What is on the images: every record that a guest was told is safe, in one chain, written by
    /// one instance after the other.
    static void noRecordIsLostOrMixed() throws IOException, InterruptedException {
        for (var guest : guests()) {
            var checked = Shell.lab("records", guest, "--check");
            assertThat(checked.code()).as(guest).isZero();
            assertThat(checked.out()).as(guest).contains(WHOLE);
        }
    }

    /// Kills the controller as soon as it has intended a step of this name.
    static void kill(Process controller, String step) throws IOException, InterruptedException {
        LabState.await(step + " was intended", LabState.intends(step));
        controller.destroyForcibly().waitFor();
    }
}
