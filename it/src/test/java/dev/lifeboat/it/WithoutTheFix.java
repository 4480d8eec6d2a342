package dev.lifeboat.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;

/// What a fault does that was left where it was, in the hands of an engineer who has libvirt alone.
/// Each effect is made to happen, and told in words that were seen.
final class WithoutTheFix {
    /// Longer than a dead client's watch stands (`osd_client_watch_timeout`, 30 s), after which
    /// librbd breaks such locks as it took itself.
    private static final Duration WATCHES_ARE_GONE = Duration.ofSeconds(40);

    /// Until a guest that goes on has said what was acknowledged to it before.
    private static final Duration ANSWERS_ARE_IN = Duration.ofSeconds(10);

    /// Makes a fault good.
    interface Mending {
        void make() throws IOException, InterruptedException;
    }

    private WithoutTheFix() {}

    /// The host loses its power, and a guest's disk is still locked by it. What libvirt cannot do
    /// with the guests' key, Lifeboat then does with its own.
    static String takeOver() throws IOException, InterruptedException {
        var guest = PlainLibvirt.on("kct09", "web-1");
        assertThat(Shell.lab("cut", "kct09", "--how", "power").code()).isZero();
        guest.starts("kct10");
        var refused = "Permission denied";
        Patience.until(refused, () -> guest.qemu("kct10").contains(refused));
        var failed = "I/O error, dev vda";
        guest.says("kct10", failed);
        guest.says("kct10", "You are in emergency mode");
        assertThat(guest.console("kct10")).doesNotContain(PlainLibvirt.UP);
        guest.leaves("kct10");

        var plan = Shell.lifeboat("plan", "kct09");
        var byWhom = "by the admin key";
        var later = "client.libvirt may not break a dead client's lock itself";
        assertThat(FaultTable.words(plan.out()))
                .contains(byWhom, "follow-up " + later + ": lifeboat caps fix client.libvirt");
        assertThat(Site.go()).isZero();
        Site.everyGuestIsProven();
        var next = Shell.lifeboat("ready", "kct10");
        assertThat(next.code()).isEqualTo(3);
        assertThat(FaultTable.words(next.out()))
                .contains("1 blocking", "BLOCKED caps client.libvirt may not break");
        return "a guest that libvirt starts on kct10 is told \"%s\" by Ceph and \"%s\" by its kernel"
                        .formatted(refused, failed)
                + "; `lifeboat go` frees the locks \"%s\", brings all guests back, and notes: %s"
                        .formatted(byWhom, later)
                + "; kct10 is then not ready, for its caps alone";
    }

    /// librbd breaks no lock that was taken by hand, whatever the caps: the guest waits for good.
    ///
    /// @param fix frees the lock
    static String lockLeft(PlainLibvirt guest, Mending fix)
            throws IOException, InterruptedException {
        guest.starts("kct10");
        var checks = "root: recovering journal";
        guest.says("kct10", checks);
        Thread.sleep(WATCHES_ARE_GONE);
        assertThat(guest.console("kct10").strip()).endsWith(checks);
        guest.runs("kct10");
        fix.make();
        guest.says("kct10", PlainLibvirt.UP);
        guest.leaves("kct10");
        return "on kct10 it is \"running\" and hangs in its first write, \"%s\", until the lock is"
                        .formatted(checks)
                + " removed";
    }

    static String bridgeLost(PlainLibvirt guest) throws IOException, InterruptedException {
        var started = guest.start("kct10");
        var because = "Cannot get interface MTU on 'br-lost'";
        assertThat(started.code()).isNotZero();
        assertThat(started.out()).contains(because);
        assertThat(Shell.virsh("kct10", "undefine", guest.guest()).code()).isZero();
        return "`virsh start` on kct10: " + because;
    }

    /// The guest was brought elsewhere by libvirt alone; its host gets its power back.
    static String startedAgain() throws IOException, InterruptedException {
        var guest = PlainLibvirt.on("kct09", "web-1");
        assertThat(Shell.virsh("kct09", "autostart", "web-1").code()).isZero();
        assertThat(Shell.lab("cut", "kct09", "--how", "power").code()).isZero();
        guest.starts("kct10");
        guest.says("kct10", PlainLibvirt.UP);
        assertThat(Shell.lab("restore", "kct09").code()).isZero();
        Patience.until("web-1 runs on kct09", () -> guest.state("kct09").equals("running"));
        return "brought to kct10 by libvirt, it runs on both hosts once kct09 has power, "
                + bothWrite(guest);
    }

    /// The host hangs, the guest is brought elsewhere by libvirt alone, and the host goes on. With
    /// a lock to take over, the host's client would be on the blocklist by then.
    static String notLocked() throws IOException, InterruptedException {
        var guest = hungAndBrought("web-2");
        return "brought to kct10 by libvirt while kct09 hangs, it runs on both hosts once kct09 goes"
                + " on, "
                + bothWrite(guest);
    }

    /// The same with exclusive-lock: kct09's client is on the blocklist. Its guest may be told so,
    /// or hang in its next write; it runs on, and nothing that it writes is acknowledged.
    static String locked() throws IOException, InterruptedException {
        var guest = hungAndBrought("web-2");
        Thread.sleep(ANSWERS_ARE_IN);
        var before = guest.records("kct09");
        Thread.sleep(WATCHES_ARE_GONE);
        guest.runs("kct09");
        assertThat(guest.records("kct09")).isEqualTo(before);
        assertThat(Shell.lab("records", "web-2", "--check").code()).isZero();
        return "with the lock, no write of kct09's is acknowledged any more, and nothing is lost";
    }

    private static PlainLibvirt hungAndBrought(String name)
            throws IOException, InterruptedException {
        var guest = PlainLibvirt.on("kct09", name);
        assertThat(Shell.lab("cut", "kct09", "--how", "hang").code()).isZero();
        guest.starts("kct10");
        guest.says("kct10", PlainLibvirt.UP);
        assertThat(Shell.lab("restore", "kct09").code()).isZero();
        return guest;
    }

    private static String bothWrite(PlainLibvirt guest) throws IOException, InterruptedException {
        var lost = "was acknowledged and is lost";
        Patience.until(
                lost,
                () -> {
                    var records = Shell.lab("records", guest.guest(), "--check");
                    return records.code() == 3 && records.out().contains(lost);
                });
        guest.runs("kct09");
        guest.runs("kct10");
        return "and what it wrote \"" + lost + "\"";
    }
}
