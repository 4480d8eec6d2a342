package dev.lifeboat.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Restart drills of real guests, and a real power cycle.
@Tag("lab")
@Tag("all")
class RestartDrillLabTest {
    private static void assertNothingIsLeft() throws IOException, InterruptedException {
        assertThat(Shell.rbd("ls", "vms").out()).contains("golden").doesNotContain("drill");
        assertThat(Shell.rados("--pool", "vms", "ls").out()).doesNotContain("lifeboat-drill");
        for (var guest : Site.guests()) {
            assertThat(Shell.rbd("snap", "ls", "vms/" + guest).out()).doesNotContain("drill");
        }
        for (var host : new String[] {"kct09", "kct10", "kct11"}) {
            var left =
                    "virsh -q list --all --name; ls /sys/class/net /var/log/libvirt/qemu"
                            + " /etc/libvirt/qemu";
            assertThat(Shell.onHost(host, left).out()).doesNotContain("drill", "lbd-");
        }
        assertThat(Shell.lifeboat("muster", "kct09").code()).isZero();
    }

    /// Neither stopped nor shared its disk for a moment.
    private static void assertGuestsWroteOn() throws IOException, InterruptedException {
        for (var guest : Site.guests()) {
            var checked = Shell.lab("records", guest, "--check");
            assertThat(checked.code()).as(guest).isZero();
            assertThat(checked.out()).as(guest).contains(" 1 boots, 0 faults");
        }
    }

    @Test
    void clones_come_up_where_guests_would_go_and_the_guests_notice_nothing()
            throws IOException, InterruptedException {
        Site.begin("new");
        var drill = Shell.lifeboat("drill", "restart", "kct09", "--confirm=kct09");
        assertThat(drill.code()).isZero();
        assertThat(drill.out().replaceAll("\\s+", " "))
                .contains("can notice nothing but", "of a kind with")
                .contains("PASSED", "on kct10: came up in ", "on kct11: came up in ")
                .contains("disks were not touched");
        assertNothingIsLeft();
        assertGuestsWroteOn();
        assertThat(Shell.lifeboat("ready", "kct09").out()).contains("last restart drill:");
        assertThat(Shell.lifeboat("ready", "kct09", "--json").out())
                .contains("\"level\":\"DRILL\"", "would go to kct10; drilled ");
        assertThat(Shell.lifeboat("plan", "kct09").out()).contains("clones that were drilled");

        var one =
                Shell.lifeboat(
                        "drill",
                        "restart",
                        "kct09",
                        "--guest=web-1",
                        "--onto=kct11",
                        "--confirm=kct09",
                        "--json");
        assertThat(one.code()).isZero();
        assertThat(one.out())
                .contains("\"drill\":\"restart\"", "\"guest\":\"web-1\",\"onto\":\"kct11\"")
                .contains("\"seconds\":", "\"passed\":\"YES\"");
        assertNothingIsLeft();
    }

    @Test
    void one_that_is_killed_is_carried_on_and_leaves_nothing()
            throws IOException, InterruptedException {
        Site.begin("new");
        var output = Files.createTempFile("lifeboat-drill", ".txt");
        var drill = Shell.begin(output, "drill", "restart", "kct09", "--confirm=kct09");
        Site.kill(drill, "start");
        assertThat(Shell.rbd("ls", "vms").out()).contains("lifeboat-drill-");
        assertThat(Site.run("carry", "--plain").code()).isZero();
        assertNothingIsLeft();
        assertGuestsWroteOn();
        assertThat(Shell.lifeboat("ready", "kct09", "--json").out()).contains("; drilled ");
    }

    @Test
    void a_disk_that_would_not_boot_again_fails_with_what_its_console_says()
            throws IOException, InterruptedException {
        Site.begin("new");
        var ceph = Shell.SITE.resolveSibling("ceph");
        var image =
                "rbd:vms/mail:id=admin:conf="
                        + ceph.resolve("ceph.conf")
                        + ":keyring="
                        + ceph.resolve("client.admin.keyring");
        // Under the living guest, which has read all that it needs.
        var spoiled = Shell.inLab("qemu-io", "-f", "raw", "-c", "write -P 0x5a 0 1M", image);
        assertThat(spoiled.code()).isZero();
        var drill = Shell.lifeboat("drill", "restart", "kct09", "--guest=mail", "--confirm=kct09");
        assertThat(drill.code()).isEqualTo(3);
        assertThat(drill.out().replaceAll("\\s+", " "))
                .contains("FAILED", "its console says", "lifeboat why capacity kct09");
        assertNothingIsLeft();
        assertThat(Shell.lifeboat("ready", "kct09").out())
                .contains("BLOCKED    capacity", "a drill of it failed");
        Shell.virsh("kct09", "destroy", "mail"); // so that the lab makes it anew
    }

    @Test
    void an_empty_host_is_switched_off_and_comes_back() throws IOException, InterruptedException {
        Site.begin("new");
        var refused = Shell.lifeboat("drill", "oob", "kct09", "--confirm=kct09");
        assertThat(refused.code()).isEqualTo(3);
        assertThat(refused.out()).contains("Refused: ", " runs there");
        assertGuestsWroteOn();

        var drill = Shell.lifeboat("drill", "oob", "kct11", "--confirm=kct11");
        assertThat(drill.code()).isZero();
        assertThat(drill.out().replaceAll("\\s+", " "))
                .contains("PASSED", "its BMC switched it off, which was seen, and it came back")
                .contains("its console has spoken since it booted");
        assertGuestsWroteOn();
        assertThat(Shell.lifeboat("ready", "kct11", "--json").out())
                .contains("\"level\":\"DRILL\"", "; drilled ");
    }
}
