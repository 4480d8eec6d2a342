package dev.lifeboat.drivers.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifeboat.core.evidence.Enclosure;
import dev.lifeboat.core.fleet.ClusterId;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.Image;
import dev.lifeboat.core.fleet.Seat;
import dev.lifeboat.core.fleet.VmId;
import dev.lifeboat.core.plan.Scratch;
import dev.lifeboat.core.plan.Stunt;
import dev.lifeboat.core.plan.Twin;
import dev.lifeboat.drivers.Samples;
import dev.lifeboat.drivers.shell.Unreadable;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StuntXmlTest {
    private static final Stunt STUNT =
            new Stunt(
                    new Seat(VmId.of("11feb0a7-0000-4000-8000-0000000f0001"), new HostId("kct10")));
    private static final ClusterId CEPH = new ClusterId("ceph");
    private static final Twin DISK =
            new Twin(
                    new Image(CEPH, "vms", "vm1"),
                    new Scratch(new Image(CEPH, "vms", "lifeboat-drill-f-1-1")));

    private static String sample() {
        return Samples.read("domain.xml");
    }

    private static String with(String devices) {
        return sample().replace("<memballoon model='none'/>", devices);
    }

    @Test
    void a_stunt_has_nothing_of_its_guest_but_the_machine() throws Exception {
        var made = StuntXml.of(sample(), STUNT, List.of(DISK));
        assertThat(made)
                .contains("<name>lifeboat-drill-f-1</name>")
                .contains("<uuid>11feb0a7-0000-4000-8000-0000000f0001</uuid>")
                .contains("name=\"vms/lifeboat-drill-f-1-1\"")
                .contains("<source bridge=\"lbd-f-1\"/>")
                .contains("<mac address=\"52:54:00:5b:01:01\"/>")
                .contains("/var/log/libvirt/qemu/lifeboat-drill-f-1-serial.log")
                .contains(
                        "<memory unit=\"KiB\">81920</memory>", "<model fallback=\"forbid\">qemu64")
                .doesNotContain("vms/vm1", "10791346", "br0", "vnet0", "vm1.console", "seclabel");
    }

    @Test
    void what_is_not_known_to_be_harmless_is_left_out() throws Exception {
        var more =
                "<channel type='unix'><source path='/run/vm1'/></channel>"
                        + "<graphics type='vnc' port='5901' listen='0.0.0.0'/>"
                        + "<vsock><cid auto='no' address='7'/></vsock>"
                        + "<disk type='file' device='cdrom'><target dev='sda'/></disk>"
                        + "<interface type='network'><source network='public'/>"
                        + "<virtualport type='openvswitch'/><vlan><tag id='7'/></vlan>"
                        + "<filterref filter='clean-traffic'/></interface>";
        assertThat(StuntXml.of(with(more), STUNT, List.of(DISK)))
                .doesNotContain("channel", "graphics", "vsock", "cdrom", "public", "vlan")
                .doesNotContain("virtualport", "filterref");
    }

    @Test
    void a_store_of_variables_is_a_new_one_and_a_table_of_the_firmware_agrees() throws Exception {
        var xml =
                sample().replace(
                                "<boot dev='hd'/>",
                                "<nvram template='/usr/share/OVMF/VARS.fd'>/var/vm1.fd</nvram>")
                        .replace(
                                "<features>",
                                "<sysinfo type='smbios'><system><entry name='uuid'>10791346-3978-"
                                        + "4ee5-91ba-0acab57ddd02</entry></system></sysinfo>"
                                        + "<features>");
        assertThat(StuntXml.of(xml, STUNT, List.of(DISK)))
                .contains("<nvram template=\"/usr/share/OVMF/VARS.fd\"/>")
                .contains("<entry name=\"uuid\">" + STUNT.seat().vm() + "</entry>")
                .doesNotContain("/var/vm1.fd", "10791346");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "<hostdev mode='subsystem' type='pci'/>, a device is passed through to it",
                "<interface type='hostdev'/>, a network card is passed through to it",
                "<filesystem type='mount'/>, it shares a folder of its host",
                "<tpm model='tpm-crb'/>, \"it has a TPM, whose state is its own\"",
                "<disk device='cdrom'><source file='/a.iso'/></disk>, a medium is in its drive",
                "<disk type='file'><source file='/a.raw'/></disk>, a disk of it is not in Ceph",
            })
    void what_cannot_be_had_twice_is_refused(String device, String because) {
        assertThat(StuntXml.hindrances(with(device))).containsExactly(because);
        assertThatThrownBy(() -> StuntXml.of(with(device), STUNT, List.of(DISK)))
                .isInstanceOf(Unreadable.class);
    }

    @Test
    void arguments_for_qemu_itself_are_refused_and_metadata_is_not() {
        var qemu = "<q:commandline xmlns:q='urn:qemu'><q:arg value='x'/></q:commandline>";
        var metadata = "<metadata><n:x xmlns:n='urn:nova'/></metadata>";
        assertThat(StuntXml.hindrances(sample().replace("<features>", qemu + "<features>")))
                .containsExactly("it gives QEMU arguments of its own (q:commandline)");
        assertThat(StuntXml.hindrances(sample().replace("<features>", metadata + "<features>")))
                .isEmpty();
        assertThat(StuntXml.hindrances("<domain")).hasSize(1);
    }

    @Test
    void a_disk_that_has_no_clone_is_never_left_as_it_is() {
        assertThatThrownBy(() -> StuntXml.of(sample(), STUNT, List.of()))
                .hasMessageContaining("there is no clone of vms/vm1");
    }

    @Test
    void an_enclosure_is_a_bridge_that_is_off_and_has_no_address_and_no_card() throws Exception {
        assertThat(StuntGuests.enclosure("absent\n").exists()).isFalse();
        assertThat(StuntGuests.enclosure("flags 0x1002\n"))
                .isEqualTo(new Enclosure(true, Optional.empty()));
        assertThat(StuntGuests.enclosure("flags 0x1003\n").leak())
                .hasValue("somebody has switched it on");
        assertThat(StuntGuests.enclosure("flags 0x1002\naddress 10.0.0.1/8\n").leak())
                .hasValue("the host has the address 10.0.0.1/8 in it");
        assertThat(StuntGuests.enclosure("flags 0x1002\nport eth0\n").leak())
                .hasValue("eth0 is a port of it");
        assertThatThrownBy(() -> StuntGuests.enclosure("")).isInstanceOf(Exception.class);
    }
}
