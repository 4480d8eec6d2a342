package dev.lifeboat.screens;

import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.evidence.Source;
import dev.lifeboat.core.evidence.Testimony;
import dev.lifeboat.core.evidence.Verdict;
import dev.lifeboat.core.fleet.Fleet;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.Vm;
import dev.lifeboat.core.fleet.VmId;
import dev.lifeboat.core.fleet.Wanted;
import dev.lifeboat.core.fleet.Words;
import dev.lifeboat.core.muster.GuestLine;
import dev.lifeboat.core.muster.Muster;
import dev.lifeboat.core.muster.Reach;
import dev.lifeboat.core.muster.Tier;
import dev.lifeboat.core.muster.Where;
import dev.lifeboat.core.plan.CannotSpeak;
import dev.lifeboat.core.plan.Goal;
import dev.lifeboat.core.plan.Refusal;
import dev.lifeboat.core.run.Run;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// The muster roll that was called at a moment.
///
/// @param of whose guests they are: hosts, or a site
/// @param dead the hosts of these that are silent, or are being evacuated
/// @param now what the lines were judged by
/// @param run the run that is to bring them back, if there is one
public record Roll(
        String of,
        SortedSet<HostId> dead,
        List<GuestLine> lines,
        Snapshot now,
        Instant at,
        Optional<Run> run) {
    private static final Comparator<GuestLine> WORST_FIRST =
            Comparator.comparing(GuestLine::tier, Comparator.reverseOrder())
                    .thenComparing(Roll::isOff)
                    .thenComparingInt(line -> line.vm().priority())
                    .thenComparing(line -> line.vm().name());

    public Roll {
        dead = new TreeSet<>(dead);
        lines = lines.stream().sorted(WORST_FIRST).toList();
    }

    /// Calls the roll of these guests.
    ///
    /// @param dead the hosts where they ran; as long as one may still speak, ping proves nothing
    public static Roll call(
            Fleet fleet,
            SortedSet<HostId> dead,
            Collection<VmId> guests,
            Snapshot known,
            Instant at) {
        var now = new FreshAt(known, at);
        var quiet = new TreeMap<HostId, Verdict>();
        dead.forEach(host -> quiet.put(host, new CannotSpeak(host).holds(now)));
        var muster = new Muster(fleet, quiet);
        var lines = guests.stream().map(guest -> muster.line(guest, now)).toList();
        return new Roll(Words.list(dead), dead, lines, now, at, Optional.empty());
    }

    /// Calls the roll of all guests that a run is about, by what it has seen and been told. A host
    /// that was evacuated before and is silent still is as dead as the run's own.
    public static Roll call(Run run, Fleet fleet, Snapshot known, Instant at) {
        var guests = new TreeSet<>(run.plan().moves().keySet());
        run.plan().refusals().forEach(refusal -> guests.add(refusal.vm()));
        var dead = Muster.silentHomes(fleet, guests, known);
        if (run.plan().goal() instanceof Goal.Evacuate(var hosts, _)) {
            dead.addAll(hosts);
        }
        var roll = call(fleet, dead, guests, heard(run, known), at);
        return new Roll(
                Words.list(run.plan().goal().hosts()),
                roll.dead(),
                roll.lines(),
                roll.now(),
                at,
                Optional.of(run));
    }

    /// The same roll, under the name by which somebody asked for it.
    public Roll asked(String name) {
        return new Roll(name, dead, lines, now, at, run);
    }

    /// What is known, and what people said to the run.
    public static Snapshot heard(Run run, Snapshot known) {
        var said = new HashMap<Key<?, ?>, Reading<?>>();
        run.said()
                .forEach((about, testimony) -> {
                    var source = new Source("journal of run " + run.id(), about);
                    said.put(
                            Testimony.of(about),
                            new Reading.Known<>(testimony, source, Instant.MIN, Instant.MIN));
                });
        return known.with(said);
    }

    /// It does not run, and should not.
    static boolean isOff(GuestLine line) {
        return line.tier() == Tier.AS_BEFORE && line.where() instanceof Where.Nowhere;
    }

    static boolean isSilentAsEver(GuestLine line) {
        return line.tier() == Tier.AS_BEFORE
                && line.reach().kind() == Reach.Kind.SILENT_AS_EVER
                && !isOff(line);
    }

    static boolean isWell(GuestLine line) {
        return line.tier() == Tier.PROVEN
                || (line.tier() == Tier.AS_BEFORE && !isOff(line) && !isSilentAsEver(line));
    }

    static String verdict(GuestLine line) {
        return isOff(line) ? "off" : line.verdict();
    }

    /// Why it is as it is; of a guest that was left out, why the plan leaves it out.
    String because(GuestLine line) {
        if (isOff(line)) {
            return line.vm().wanted().map(Roll::asItShouldBe).orElse("as before");
        }
        return refusal(line.vm())
                .filter(_ -> line.where() instanceof Where.Nowhere)
                .map(Refusal::because)
                .orElse(line.because());
    }

    private static String asItShouldBe(Wanted wanted) {
        return switch (wanted) {
            case OFF, ON -> "as it should be";
            case SUSPENDED -> "suspended by staff";
            case RESCUE -> "in rescue: someone is working on it";
        };
    }

    private Optional<Refusal> refusal(Vm vm) {
        return run.stream()
                .flatMap(it -> it.plan().refusals().stream())
                .filter(refusal -> refusal.vm().equals(vm.id()))
                .findFirst();
    }

    /// `60 well, 2 not, 1 silent as ever`
    String summary() {
        var parts = new ArrayList<String>();
        add(parts, lines.stream().filter(Roll::isWell).count(), "well");
        add(parts, count(Tier.NOT_WELL), "not");
        add(parts, count(Tier.CANNOT_KNOW), "not known yet");
        add(parts, lines.stream().filter(Roll::isSilentAsEver).count(), "silent as ever");
        add(parts, lines.stream().filter(Roll::isOff).count(), "off as before");
        return parts.isEmpty() ? "none" : String.join(", ", parts);
    }

    private long count(Tier tier) {
        return lines.stream().filter(line -> line.tier() == tier).count();
    }

    private static void add(List<String> parts, long count, String what) {
        if (count > 0) {
            parts.add(count + " " + what);
        }
    }
}
