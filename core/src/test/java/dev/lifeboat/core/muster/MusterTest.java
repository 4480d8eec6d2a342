package dev.lifeboat.core.muster;

import static dev.lifeboat.core.Bench.KCT09;
import static dev.lifeboat.core.Bench.KCT10;
import static dev.lifeboat.core.Bench.KCT11;
import static dev.lifeboat.core.Bench.MAIN;
import static dev.lifeboat.core.Bench.NOW;
import static dev.lifeboat.core.Bench.WEB;
import static dev.lifeboat.core.Bench.WEB_DISK;
import static dev.lifeboat.core.Bench.definition;
import static dev.lifeboat.core.Bench.fleet;
import static dev.lifeboat.core.Bench.residents;
import static dev.lifeboat.core.Bench.seeing;
import static dev.lifeboat.core.Bench.silent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.core.evidence.Baseline;
import dev.lifeboat.core.evidence.Blocklist;
import dev.lifeboat.core.evidence.BootStage;
import dev.lifeboat.core.evidence.CephHealth;
import dev.lifeboat.core.evidence.ConsoleTail;
import dev.lifeboat.core.evidence.Definition;
import dev.lifeboat.core.evidence.Denials;
import dev.lifeboat.core.evidence.DiskActivity;
import dev.lifeboat.core.evidence.GuestPing;
import dev.lifeboat.core.evidence.LockOwner;
import dev.lifeboat.core.evidence.LockOwners;
import dev.lifeboat.core.evidence.Readings;
import dev.lifeboat.core.evidence.Residents;
import dev.lifeboat.core.evidence.RunState;
import dev.lifeboat.core.evidence.Verdict;
import dev.lifeboat.core.evidence.Watchers;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.Seat;
import dev.lifeboat.core.fleet.Vm;
import dev.lifeboat.core.fleet.Wanted;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class MusterTest {
    private static final Seat HERE = new Seat(WEB.id(), KCT10);
    private static final String OURS = "10.91.0.10:0/5";
    private static final String DEAD = "10.91.0.9:0/29677";

    /// Tells web-1 on kct10, once, up, writing and answering.
    private static Readings well() {
        return seeing(
                Residents.of(KCT10),
                residents(RunState.RUNNING, WEB),
                Residents.of(KCT11),
                residents(RunState.RUNNING),
                Definition.of(HERE),
                definition("web-1"),
                DiskActivity.of(HERE),
                new DiskActivity(10, 4, 0),
                ConsoleTail.of(HERE),
                console(BootStage.UP),
                GuestPing.of(WEB.id()),
                new GuestPing(true),
                LockOwners.of(WEB_DISK),
                owners(OURS),
                Watchers.of(WEB_DISK),
                new Watchers(new TreeSet<>(List.of(OURS))),
                Denials.of(MAIN),
                new Denials(List.of()),
                CephHealth.of(MAIN),
                new CephHealth(8, 8, 0, List.of()),
                Blocklist.of(MAIN),
                new Blocklist(new TreeMap<>()));
    }

    private static ConsoleTail console(BootStage stage) {
        return new ConsoleTail(stage, OptionalInt.empty(), "what it said last");
    }

    private static LockOwners owners(String... addresses) {
        var owners = new TreeSet<LockOwner>();
        Arrays.stream(addresses)
                .forEach(address -> owners.add(new LockOwner("client.1", "auto 1", address)));
        return new LockOwners(owners);
    }

    private static SortedMap<HostId, Verdict> quiet(Verdict kct09) {
        var quiet = new TreeMap<HostId, Verdict>();
        quiet.put(KCT09, kct09);
        return quiet;
    }

    private static GuestLine line(Readings seen) {
        return new Muster(fleet(), quiet(Verdict.yes("off"))).line(WEB.id(), seen);
    }

    private static Optional<Cause.Kind> cause(Readings seen) {
        return line(seen).cause().map(Cause::kind);
    }

    @Test
    void a_guest_that_runs_once_writes_is_up_and_answers_is_proven() {
        assertThat(line(well()).tier()).isEqualTo(Tier.PROVEN);
        assertThat(line(well()).because())
                .isEqualTo("running on kct10; 4 writes completed; answers ping");
    }

    @Test
    void a_guest_on_two_hosts_runs_twice_however_well_it_seems() {
        var twice = seeing(well(), Residents.of(KCT11), residents(RunState.PAUSED, WEB));
        assertThat(line(twice).tier()).isEqualTo(Tier.NOT_WELL);
        assertThat(cause(twice)).contains(Cause.Kind.RUNS_TWICE);
    }

    @Test
    void a_disk_that_is_open_at_a_living_address_elsewhere_means_that_it_runs_twice() {
        var open = new Watchers(new TreeSet<>(List.of(OURS, DEAD)));
        var seen = seeing(well(), Watchers.of(WEB_DISK), open);
        assertThat(cause(seen)).contains(Cause.Kind.RUNS_TWICE);
        var until = NOW.plusSeconds(3600);
        var fenced = new TreeMap<String, Instant>();
        fenced.put("10.91.0.9:0/0", until);
        assertThat(cause(seeing(seen, Blocklist.of(MAIN), new Blocklist(fenced)))).isEmpty();
    }

    @Test
    void a_ping_proves_nothing_while_the_dead_host_may_still_speak() {
        var doubt = new Muster(fleet(), quiet(Verdict.unknown("bmc silent")));
        var line = doubt.line(WEB.id(), well());
        assertThat(line.tier()).isEqualTo(Tier.CANNOT_KNOW);
        assertThat(line.because()).isEqualTo("something answers ping, and kct09 may still speak");
    }

    @Test
    void a_host_that_may_hold_the_guest_too_and_cannot_be_asked_leaves_it_uncertain() {
        var seen =
                seeing(
                        seeing(well(), Residents.of(KCT11), residents(RunState.RUNNING, WEB)),
                        Residents.of(KCT11),
                        silent(NOW.plusSeconds(60)));
        assertThat(line(seen).tier()).isEqualTo(Tier.CANNOT_KNOW);
    }

    @Test
    void a_hung_host_that_never_had_the_guest_does_not_matter() {
        var seen = seeing(well(), Residents.of(KCT11), silent(NOW.plusSeconds(60)));
        assertThat(line(seen).tier()).isEqualTo(Tier.PROVEN);
    }

    @Test
    void a_guest_that_never_answered_is_silent_as_ever() {
        var seen =
                seeing(
                        well(),
                        GuestPing.of(WEB.id()),
                        new GuestPing(false),
                        Baseline.of(WEB.id()),
                        new Baseline(false, NOW));
        assertThat(line(seen).tier()).isEqualTo(Tier.AS_BEFORE);
        assertThat(line(seen).verdict()).isEqualTo("silent as ever");
    }

    @Test
    void a_guest_that_booted_and_no_longer_answers_is_not_well() {
        var seen = seeing(well(), GuestPing.of(WEB.id()), new GuestPing(false));
        assertThat(cause(seen)).contains(Cause.Kind.SILENT);
    }

    @Test
    void an_idle_guest_that_holds_its_own_lock_can_write() {
        var idle = seeing(well(), DiskActivity.of(HERE), new DiskActivity(10, 0, 0));
        assertThat(line(idle).tier()).isEqualTo(Tier.PROVEN);
        var unlocked = seeing(idle, LockOwners.of(WEB_DISK), owners());
        assertThat(line(unlocked).tier()).isEqualTo(Tier.CANNOT_KNOW);
    }

    @Test
    void a_lock_of_the_hosts_last_life_is_not_the_guests_own() {
        var idle = seeing(well(), DiskActivity.of(HERE), new DiskActivity(10, 0, 0));
        var left = seeing(idle, LockOwners.of(WEB_DISK), owners("10.91.0.10:0/4"));
        assertThat(cause(left)).contains(Cause.Kind.LOCK);
        var unseen = seeing(left, Watchers.of(WEB_DISK), silent(NOW));
        assertThat(line(unseen).tier()).isEqualTo(Tier.CANNOT_KNOW);
    }

    @Test
    void a_guest_that_checks_its_disk_is_not_known_yet_and_not_sick() {
        var seen =
                seeing(
                        well(),
                        ConsoleTail.of(HERE),
                        new ConsoleTail(BootStage.CHECKING_DISK, OptionalInt.of(46), "fsck"));
        assertThat(line(seen).tier()).isEqualTo(Tier.CANNOT_KNOW);
        assertThat(line(seen).because()).isEqualTo("checking disk 46 %");
        assertThat(cause(seen)).isEmpty();
    }

    @Test
    void a_guest_without_a_console_is_judged_by_the_rest() {
        var seen = seeing(well(), ConsoleTail.of(HERE), silent(NOW));
        assertThat(line(seen).tier()).isEqualTo(Tier.AS_BEFORE);
    }

    @Test
    void a_guest_that_nobody_wants_on_is_as_before_when_it_is_off() {
        var off =
                new Vm(
                        WEB.id(),
                        "web-1",
                        5,
                        Optional.of(Wanted.SUSPENDED),
                        WEB.addresses(),
                        Optional.empty());
        var muster = new Muster(fleet(off), new TreeMap<>());
        var seen = seeing(Residents.of(KCT10), residents(RunState.SHUT_OFF, WEB));
        assertThat(muster.line(WEB.id(), seen).tier()).isEqualTo(Tier.AS_BEFORE);
    }

    @Test
    void a_guest_that_runs_nowhere_is_not_started() {
        var seen =
                seeing(
                        Residents.of(KCT10),
                        residents(RunState.SHUT_OFF, WEB),
                        Residents.of(KCT11),
                        residents(RunState.RUNNING));
        assertThat(cause(seen)).contains(Cause.Kind.NOT_STARTED);
    }

    /// web-1 gave up at boot, while the dead host's lock stood.
    private static Readings stuck() {
        return seeing(
                well(),
                DiskActivity.of(HERE),
                new DiskActivity(10, 0, 3),
                ConsoleTail.of(HERE),
                console(BootStage.EMERGENCY),
                GuestPing.of(WEB.id()),
                new GuestPing(false),
                LockOwners.of(WEB_DISK),
                owners(DEAD));
    }

    private static Denials denied(String from, String whom) {
        return new Denials(
                List.of(
                        new Denials.Denial(
                                NOW, "client.libvirt", from, "osd blocklist add " + whom)));
    }

    @Test
    void a_refused_blocklist_entry_explains_the_lock_and_the_lock_explains_the_hang() {
        var refused = seeing(stuck(), Denials.of(MAIN), denied(OURS, DEAD));
        assertThat(cause(refused)).contains(Cause.Kind.CAPS);
        assertThat(cause(stuck())).contains(Cause.Kind.LOCK);
        assertThat(line(stuck()).verdict()).isEqualTo("not writable");
    }

    @Test
    void a_denial_of_another_host_or_about_another_guest_explains_nothing() {
        var otherHost = denied("10.91.0.11:0/9", DEAD);
        assertThat(cause(seeing(stuck(), Denials.of(MAIN), otherHost))).contains(Cause.Kind.LOCK);
        var otherGuest = denied(OURS, "10.91.0.9:0/11111");
        assertThat(cause(seeing(stuck(), Denials.of(MAIN), otherGuest))).contains(Cause.Kind.LOCK);
    }

    @Test
    void laggy_storage_is_named_when_caps_and_locks_are_fine() {
        var seen =
                seeing(
                        well(),
                        DiskActivity.of(HERE),
                        new DiskActivity(10, 0, 0),
                        ConsoleTail.of(HERE),
                        console(BootStage.BLOCKED_ON_DISK),
                        CephHealth.of(MAIN),
                        new CephHealth(8, 8, 1, List.of()));
        assertThat(cause(seen)).contains(Cause.Kind.SLOW_STORAGE);
    }

    @Test
    void a_panic_and_an_emergency_shell_are_told_apart_when_the_disk_is_fine() {
        var free = seeing(stuck(), LockOwners.of(WEB_DISK), owners(OURS));
        assertThat(cause(free)).contains(Cause.Kind.EMERGENCY);
        var panic = seeing(free, ConsoleTail.of(HERE), console(BootStage.PANIC));
        assertThat(cause(panic)).contains(Cause.Kind.PANIC);
    }

    @Test
    void a_guest_paused_by_its_disk_says_so() {
        var paused = seeing(well(), Residents.of(KCT10), residents(RunState.PAUSED_BY_DISK, WEB));
        assertThat(cause(paused)).contains(Cause.Kind.PAUSED);
    }
}
