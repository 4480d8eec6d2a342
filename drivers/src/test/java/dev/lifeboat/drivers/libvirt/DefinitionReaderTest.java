package dev.lifeboat.drivers.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifeboat.core.evidence.Definition;
import dev.lifeboat.core.fleet.CephUser;
import dev.lifeboat.core.fleet.ClusterId;
import dev.lifeboat.core.fleet.Image;
import dev.lifeboat.core.fleet.MebiBytes;
import dev.lifeboat.drivers.Samples;
import dev.lifeboat.drivers.shell.Unreadable;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class DefinitionReaderTest {
    private static final ClusterId MAIN = new ClusterId("main");
    private static final ClusterId FAST = new ClusterId("fast");

    private static DefinitionReader reader() {
        SortedMap<ClusterId, SortedSet<String>> monitors = new TreeMap<>();
        monitors.put(MAIN, new TreeSet<>(List.of("10.91.0.1", "10.91.0.3")));
        monitors.put(FAST, new TreeSet<>(List.of("10.92.0.1")));
        return new DefinitionReader(monitors);
    }

    private static Definition withDevices(String devices) throws Unreadable {
        return reader().read(
                        "<domain type='kvm'><name>x</name><memory unit='MiB'>640</memory>"
                                + "<vcpu>2</vcpu><devices>"
                                + devices
                                + "</devices></domain>");
    }

    private static String rbd(String name, String monitor) {
        return "<disk type='network' device='disk'><source protocol='rbd' name='"
                + name
                + "'><host name='"
                + monitor
                + "'/></source><target dev='vda'/></disk>";
    }

    @Test
    void a_recorded_definition_is_understood() throws Exception {
        var xml = Samples.read("domain.xml");
        var definition = reader().read(xml);
        assertThat(definition.xml()).isEqualTo(xml);
        assertThat(definition.recovering()).isFalse();
        assertThat(definition.memory()).isEqualTo(new MebiBytes(80));
        assertThat(definition.vcpus()).isEqualTo(1);
        assertThat(definition.disks()).containsExactly(new Image(MAIN, "vms", "vm1"));
        assertThat(definition.otherDisks()).isEmpty();
        assertThat(definition.users()).containsExactly(new CephUser(MAIN, "client.kct09"));
        assertThat(definition.needs())
                .containsExactly(
                        "bridge br0",
                        "cpu qemu64",
                        "machine pc-i440fx-7.2",
                        "secret ff2aed83-8c9c-854f-2a45-08f67f99aa04");
    }

    @Test
    void each_disk_belongs_to_the_cluster_of_its_monitors() throws Exception {
        var definition = withDevices(rbd("vms/a", "10.91.0.3") + rbd("ssd/b", "10.92.0.1"));
        assertThat(definition.disks())
                .containsExactly(new Image(MAIN, "vms", "a"), new Image(FAST, "ssd", "b"));
    }

    @Test
    void a_disk_that_no_fence_of_a_known_cluster_reaches_is_another_disk() throws Exception {
        var definition =
                withDevices(
                        rbd("vms/a", "10.99.0.1")
                                + rbd("vms/space/a", "10.91.0.1")
                                + rbd("only-a-name", "10.91.0.1")
                                + rbd("vms/a b", "10.91.0.1")
                                + "<disk type='file'><source file='/data/x.qcow2'/></disk>"
                                + "<disk type='block' device='lun'><source dev='/dev/sdb'/></disk>"
                                + "<filesystem><source dir='/srv/share'/></filesystem>"
                                + "<hostdev type='pci'><source><address domain='0x0000' bus='0x03'"
                                + " slot='0x00' function='0x0'/></source></hostdev>");
        assertThat(definition.disks()).isEmpty();
        assertThat(definition.otherDisks())
                .containsExactly(
                        "network vms/a",
                        "network vms/space/a",
                        "network only-a-name",
                        "network vms/a b",
                        "file /data/x.qcow2",
                        "block /dev/sdb",
                        "filesystem /srv/share",
                        "passed through pci device 0x0000:0x03:0x00.0x0");
        assertThat(definition.needs()).contains("pci device 0x0000:0x03:0x00.0x0");
    }

    @Test
    void an_image_whose_name_a_shell_would_obey_is_no_disk_of_ours() throws Exception {
        var names =
                List.of("vms/$(id)", "vms/`id`", "vms/a;b", "vms/a|b", "vms/-rf", "$x/a", "vms/");
        for (var name : names) {
            var definition = withDevices(rbd(name, "10.91.0.1"));
            assertThat(definition.disks()).as(name).isEmpty();
            assertThat(definition.otherDisks()).containsExactly("network " + name);
        }
    }

    @Test
    void a_disk_without_monitors_is_certain_only_where_there_is_one_cluster() throws Exception {
        var xml =
                "<domain><memory>1024</memory><vcpu>1</vcpu><devices><disk type='network'>"
                        + "<source protocol='rbd' name='vms/a'/></disk></devices></domain>";
        assertThat(reader().read(xml).disks()).isEmpty();
        SortedMap<ClusterId, SortedSet<String>> one = new TreeMap<>();
        one.put(MAIN, new TreeSet<>());
        assertThat(new DefinitionReader(one).read(xml).disks()).hasSize(1);
    }

    @Test
    void disks_that_cannot_be_written_do_not_count() throws Exception {
        var definition =
                withDevices(
                        "<disk type='file' device='cdrom'><source file='/iso'/></disk>"
                                + "<disk type='file'><source file='/ro'/><readonly/></disk>");
        assertThat(definition.otherDisks()).isEmpty();
    }

    /// libvirt does not start a guest whose disc is not there.
    @Test
    void what_is_in_a_drive_is_a_need_unless_libvirt_may_start_without_it() throws Exception {
        var definition =
                withDevices(
                        "<disk type='file' device='cdrom'><source file='/iso'/></disk>"
                                + "<disk type='file'><source file='/ro'/><readonly/></disk>"
                                + "<disk type='volume' device='cdrom'><source pool='p' volume='v'/></disk>"
                                + "<disk type='file' device='cdrom'><target dev='sda'/></disk>"
                                + "<disk type='file' device='cdrom'><source/></disk>"
                                + "<disk type='file' device='cdrom'>"
                                + "<source file='/may' startupPolicy='optional'/></disk>"
                                + "<disk type='network' device='cdrom'>"
                                + "<source protocol='rbd' name='vms/iso'/></disk>");
        assertThat(definition.media()).containsExactly("/iso", "/ro", "v");
        assertThat(definition.places()).isEmpty();
    }

    @Test
    void a_network_card_of_the_host_is_passed_through_too() throws Exception {
        var definition =
                withDevices(
                        "<interface type='hostdev'><source><address type='pci' domain='0x0000'"
                                + " bus='0x03' slot='0x10' function='0x2'/></source></interface>");
        assertThat(definition.otherDisks())
                .containsExactly("passed through pci device 0x0000:0x03:0x10.0x2");
    }

    @Test
    void a_processor_that_libvirt_does_not_check_is_no_need() throws Exception {
        var xml =
                "<domain><memory>1024</memory><vcpu>1</vcpu><cpu mode='custom' check='%s'>"
                        + "<model>EPYC</model></cpu></domain>";
        assertThat(reader().read(xml.formatted("none")).needs()).isEmpty();
        assertThat(reader().read(xml.formatted("partial")).needs()).containsExactly("cpu EPYC");
    }

    @Test
    void nonsense_is_unreadable_and_nothing_else() {
        Samples.nonsense()
                .forEach(text ->
                        assertThatThrownBy(() -> reader().read(text))
                                .isInstanceOf(Unreadable.class));
        Samples.truncated(Samples.read("domain.xml"))
                .forEach(text ->
                        assertThatThrownBy(() -> reader().read(text))
                                .isInstanceOf(Unreadable.class));
    }
}
