package dev.lifeboat.drivers.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifeboat.core.evidence.DiskActivity;
import dev.lifeboat.drivers.Samples;
import dev.lifeboat.drivers.shell.Unreadable;
import org.junit.jupiter.api.Test;

final class HostReadersTest {
    @Test
    void failed_writes_and_flushes_are_counted_together() throws Exception {
        assertThat(BlockStats.read(Samples.read("blockstats-failing.json")))
                .isEqualTo(new DiskActivity(48, 766, 115));
        assertThat(BlockStats.read(Samples.read("blockstats-hanging.json")))
                .isEqualTo(new DiskActivity(68, 88, 0));
    }

    @Test
    void counters_that_cannot_be_read_are_unreadable_and_not_zero() {
        for (var text : Samples.nonsense()) {
            assertThatThrownBy(() -> BlockStats.read(text)).isInstanceOf(Unreadable.class);
            assertThatThrownBy(() -> IdentityReader.read(text, text))
                    .isInstanceOf(Unreadable.class);
        }
    }

    @Test
    void a_host_has_its_bridges_secrets_networks_models_and_machines() {
        var virsh =
                """
                == secrets
                 UUID                                   Usage
                --------------------------------------------------------------------
                 cbb11f85-8b74-57f1-a3f7-4ba051020d36   ceph client.libvirt secret

                == networks
                default

                == models
                      <model usable='no' vendor='unknown'>qemu64</model>
                      <model usable='yes' vendor='AMD'>EPYC</model>
                == machines
                      <machine maxCpus='255'>pc-i440fx-7.2</machine>
                      <machine canonical='pc-i440fx-7.2' maxCpus='255'>pc</machine>
                """;
        assertThat(
                        InventoryReader.read(
                                        virsh, "device br0\nbridge br0\ndevice up0\nrm -rf /\n")
                                .has())
                .containsExactly(
                        "bridge br0",
                        "cpu EPYC",
                        "device br0",
                        "device up0",
                        "machine pc",
                        "machine pc-i440fx-7.2",
                        "network default",
                        "secret cbb11f85-8b74-57f1-a3f7-4ba051020d36",
                        "secret client.libvirt secret");
    }

    @Test
    void a_host_is_known_by_its_uuid_and_its_serial_numbers() throws Exception {
        var capabilities =
                "<capabilities>\n  <host>\n"
                        + "    <uuid>24283ce1-f2fa-5cba-a353-245e9eb19f2b</uuid>";
        var dmi =
                """
                system-uuid 24283CE1-F2FA-5CBA-A353-245E9EB19F2B
                system-serial-number LB1F00C0DE
                baseboard-serial-number Not Specified
                chassis-serial-number TWIN4NODES
                """;
        assertThat(IdentityReader.read(capabilities, dmi).ids())
                .contains("uuid:24283ce1-f2fa-5cba-a353-245e9eb19f2b", "serial:lb1f00c0de")
                .hasSize(5);
    }
}
