package dev.lifeboat.drivers.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.core.evidence.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A guest whose VNC console has a password, carried from one libvirt to another.
@Tag("lab")
final class ConsolePasswordLabTest {
    private static final String SECRET = "lifeb0at";

    @Test
    void it_is_as_closed_on_its_new_host_and_nobody_is_shown_the_password() throws Exception {
        var rig = LabRig.whole();
        var hypervisor = rig.ports().hypervisor();
        var vm = rig.guests().first();
        var plain = hypervisor.definition(rig.host(rig.home()), vm).fact().orElseThrow().xml();
        var vnc = "<graphics type='vnc' port='-1' autoport='yes' passwd='" + SECRET + "'/>";
        var closed = plain.replace("</devices>", vnc + "</devices>");
        var spare = rig.host(rig.spare());
        assertThat(hypervisor.define(spare, vm, closed, false)).isInstanceOf(Outcome.Done.class);

        var seen = hypervisor.definition(spare, vm).fact().orElseThrow().xml();
        assertThat(seen).contains("<graphics").doesNotContain(SECRET);

        var other = rig.host(rig.other());
        assertThat(hypervisor.define(other, vm, seen, true)).isInstanceOf(Outcome.Done.class);
        assertThat(definitionOnDisk(rig, vm.toString())).contains("passwd='" + SECRET + "'");
    }

    /// libvirt's own file on the host's disk, which is never without its secrets.
    private static String definitionOnDisk(LabRig rig, String uuid) throws IOException {
        try (var files = Files.walk(Path.of("/var/lib/lifeboat-lab/hosts", rig.other().name()))) {
            for (var file : files.filter(path -> path.toString().endsWith(".xml")).toList()) {
                var text = Files.readString(file);
                if (text.contains(uuid)) {
                    return text;
                }
            }
        }
        throw new AssertionError("no definition of " + uuid);
    }
}
