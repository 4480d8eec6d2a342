package dev.lifeboat.core.readiness;

import static dev.lifeboat.core.Bench.IP09;
import static dev.lifeboat.core.Bench.IP10;
import static dev.lifeboat.core.Bench.KCT09;
import static dev.lifeboat.core.Bench.KCT10;
import static dev.lifeboat.core.Bench.MAIN;
import static dev.lifeboat.core.Bench.NOW;
import static dev.lifeboat.core.Bench.WEB_DISK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.core.Bench;
import dev.lifeboat.core.evidence.Answer;
import dev.lifeboat.core.evidence.Blocklist;
import dev.lifeboat.core.evidence.CephCaps;
import dev.lifeboat.core.evidence.ClusterAddresses;
import dev.lifeboat.core.evidence.HostPing;
import dev.lifeboat.core.evidence.ImageInfo;
import dev.lifeboat.core.evidence.LockOwner;
import dev.lifeboat.core.evidence.LockOwners;
import dev.lifeboat.core.evidence.Readings;
import dev.lifeboat.core.evidence.Residents;
import dev.lifeboat.core.evidence.Watchers;
import dev.lifeboat.core.fleet.MebiBytes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Faults of locks, blocklist and fence, one at a time.
class StorageFaultsTest {
    @Test
    void a_lock_that_a_dead_client_left_is_named_with_its_removal_where_nobody_may_break_it() {
        var left =
                Bench.seeing(
                        QuietDay.well(), LockOwners.of(WEB_DISK), QuietDay.locked(IP09 + ":0/99"));
        assertThat(locksOf(closed(left)))
                .as("librbd breaks it by itself")
                .doesNotContain("a client that died left it");
        assertThat(locksOf(left))
                .as("who has it open has not done so")
                .contains("a client that died left it");
        var elsewhere = QuietDay.locked(IP10 + ":0/99");
        var others = Bench.seeing(left, LockOwners.of(WEB_DISK), elsewhere);
        assertThat(locksOf(closed(others)))
                .as("no recovery of kct09 would break it")
                .contains("a client that died left it");
        var old = CephCaps.of(QuietDay.LIBVIRT);
        var finding =
                QuietDay.ready(Bench.seeing(left, old, QuietDay.caps("allow r")))
                        .of(CheckId.LOCKS)
                        .findings()
                        .getFirst();
        assertThat(finding.ready()).isEqualTo(Answer.NO);
        assertThat(finding.because()).contains("a client that died left it");
        assertThat(finding.remedy()).contains("rbd lock rm vms/web-1 'auto 7' client.4148");
    }

    private static Readings closed(Readings seen) {
        return Bench.seeing(seen, Watchers.of(WEB_DISK), new Watchers(new TreeSet<>()));
    }

    private static String locksOf(Readings seen) {
        return QuietDay.ready(seen).of(CheckId.LOCKS).findings().stream()
                .filter(finding -> finding.subject().equals(WEB_DISK))
                .map(Finding::because)
                .findFirst()
                .orElseThrow();
    }

    /// librbd waits for whoever did it, whatever the caps.
    @Test
    void a_lock_that_was_taken_by_hand_is_named_with_its_removal() {
        var owner = new LockOwner("client.4148", "by-hand", IP09 + ":0/99");
        var lock = new LockOwners(new TreeSet<>(Set.of(owner)));
        var readiness =
                QuietDay.ready(Bench.seeing(QuietDay.well(), LockOwners.of(WEB_DISK), lock));
        QuietDay.says(readiness, CheckId.LOCKS, Answer.NO, "a client that died left it");
        assertThat(readiness.findings().getFirst().remedy())
                .contains("rbd lock rm vms/web-1 'by-hand' client.4148");
    }

    /// A client chooses its cookie's text.
    @Test
    void a_second_client_of_a_disk_is_a_fault() {
        QuietDay.says(
                QuietDay.ready(
                        QuietDay.open(QuietDay.well(), WEB_DISK, IP09 + ":0/1", IP10 + ":0/3")),
                CheckId.LOCKS,
                Answer.NO,
                "2 clients have vms/web-1 open");
    }

    @Test
    void a_disk_that_is_open_where_no_fence_reaches_it_is_a_fault() {
        QuietDay.says(
                QuietDay.ready(QuietDay.open(QuietDay.well(), WEB_DISK, "10.91.9.9:0/1")),
                CheckId.LOCKS,
                Answer.NO,
                "no storage address of kct09");
    }

    @Test
    void an_entry_on_the_blocklist_that_hits_a_living_client_is_a_fault() {
        var entries = new TreeMap<>(Map.of(IP09 + ":0/1", NOW.plus(Duration.ofHours(1))));
        QuietDay.says(
                QuietDay.ready(
                        Bench.seeing(QuietDay.well(), Blocklist.of(MAIN), new Blocklist(entries))),
                CheckId.LOCKS,
                Answer.NO,
                "is on the blocklist");
    }

    @Test
    void a_range_on_the_blocklist_may_hit_a_living_client() {
        var entries = new TreeMap<>(Map.of("range 10.91.0.0:0/24", NOW.plus(Duration.ofHours(1))));
        QuietDay.says(
                QuietDay.ready(
                        Bench.seeing(QuietDay.well(), Blocklist.of(MAIN), new Blocklist(entries))),
                CheckId.FENCE,
                Answer.UNKNOWN,
                "has range 10.91.0.0:0/24: whether it hits a living client is not known");
    }

    @Test
    void a_storage_address_with_a_daemon_on_it_cannot_be_fenced() {
        var daemons = new TreeMap<>(Map.of(IP09, new TreeSet<>(Set.of("osd.3"))));
        QuietDay.says(
                QuietDay.ready(
                        Bench.seeing(
                                QuietDay.well(),
                                ClusterAddresses.of(MAIN),
                                new ClusterAddresses(new TreeMap<>(daemons)))),
                CheckId.FENCE,
                Answer.NO,
                "[osd.3] of main live at");
    }

    @Test
    void an_image_without_exclusive_lock_is_named_with_the_command() {
        var plain =
                new ImageInfo(true, new TreeSet<>(Set.of("layering")), NOW, new MebiBytes(20_480));
        var readiness =
                QuietDay.ready(Bench.seeing(QuietDay.well(), ImageInfo.of(WEB_DISK), plain));
        QuietDay.says(readiness, CheckId.LOCKS, Answer.NO, "has no exclusive-lock");
        assertThat(readiness.findings().getFirst().remedy())
                .hasValue("rbd feature enable vms/web-1 exclusive-lock");
    }

    @Test
    void an_image_of_which_it_is_not_known_whether_it_has_exclusive_lock_is_not_proven() {
        var readiness =
                QuietDay.ready(
                        Bench.seeing(QuietDay.well(), ImageInfo.of(WEB_DISK), Bench.silent(NOW)));
        assertThat(readiness.word()).isEqualTo(Readiness.Word.UNPROVEN);
        QuietDay.says(
                readiness,
                CheckId.LOCKS,
                Answer.UNKNOWN,
                "the features of vms/web-1: no answer within 10 s");
    }

    /// Its watch is gone after 30 s without storage; who removes its lock puts it on the blocklist.
    @Test
    void the_lock_of_a_guest_that_may_only_be_cut_off_is_not_to_be_removed() {
        var cut = closed(QuietDay.well());
        var old = Bench.seeing(cut, CephCaps.of(QuietDay.LIBVIRT), QuietDay.caps("allow r"));
        var other = new Watchers(new TreeSet<>(Set.of("10.91.0.99:0/7")));
        var backup = Bench.seeing(QuietDay.well(), Watchers.of(WEB_DISK), other);
        for (var seen : List.of(old, backup)) {
            var finding = locks(seen);
            assertThat(finding.ready()).isEqualTo(Answer.NO);
            assertThat(finding.because()).contains("may be cut off from its disk there");
            assertThat(finding.remedy()).hasValue("lifeboat look image vms/web-1");
        }
    }

    @Test
    void of_a_host_that_does_not_say_what_it_runs_no_lock_is_to_be_removed() {
        var left =
                Bench.seeing(
                        closed(QuietDay.well()),
                        LockOwners.of(WEB_DISK),
                        QuietDay.locked(IP10 + ":0/99"));
        assertThat(locks(left).remedy()).hasValue("rbd lock rm vms/web-1 'auto 7' client.4148");
        var silent = Bench.seeing(left, Residents.of(KCT10), Bench.silent(NOW));
        assertThat(locks(silent).remedy()).hasValue("lifeboat look image vms/web-1");
    }

    @Test
    void a_cookie_that_a_shell_would_obey_is_quoted() {
        var owner = new LockOwner("client.4148", "a'; reboot", "10.91.0.99:0/9");
        var lock = new LockOwners(new TreeSet<>(Set.of(owner)));
        assertThat(locks(Bench.seeing(QuietDay.well(), LockOwners.of(WEB_DISK), lock)).remedy())
                .hasValue("rbd lock rm vms/web-1 'a'\\''; reboot' client.4148");
    }

    private static Finding locks(Readings seen) {
        return QuietDay.ready(seen).of(CheckId.LOCKS).findings().stream()
                .filter(finding -> finding.subject().equals(WEB_DISK))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_host_of_which_nobody_hears_by_ping_that_it_lives_is_not_proven() {
        for (var ping : List.of(Bench.silent(NOW), Bench.known(new HostPing(false), NOW))) {
            var readiness = QuietDay.ready(Bench.seeing(QuietDay.well(), HostPing.of(KCT09), ping));
            var fence = readiness.of(CheckId.FENCE).findings().getFirst();
            assertThat(fence.ready()).isEqualTo(Answer.UNKNOWN);
            assertThat(fence.because()).contains("ping");
        }
    }
}
