package dev.lifeboat.screens;

import dev.lifeboat.core.evidence.GuestPing;
import dev.lifeboat.core.evidence.HostPing;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.PowerState;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.Readings;
import dev.lifeboat.core.evidence.Residents;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.fleet.Fleet;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.VmId;
import dev.lifeboat.core.fleet.Words;
import dev.lifeboat.core.readiness.Readiness;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The hosts of a site as they were last looked at.
///
/// @param headline such as `3 hosts answer, 8 guests run`
/// @param looked when the last look ended
/// @param late when the next look is overdue, in words; then nothing here can be called present
public record SiteView(
        Style style, String headline, Instant looked, Optional<String> late, List<HostRow> hosts) {

    /// A look may take as long as the interval itself before it counts as overdue.
    private static final int OVERDUE_AFTER_LOOKS = 3;

    /// @param state such as `answers`
    /// @param source the command that shows it, and when it was answered
    /// @param readiness `ready`, `not ready`, `unproven`; empty while nothing is concluded
    public record HostRow(
            String name,
            Style style,
            String state,
            String source,
            String guests,
            String power,
            String readiness) {}

    /// @param words what is concluded of the hosts, as far as anything is
    /// @param every how often the site is looked at
    public static SiteView of(
            Fleet fleet,
            Readings known,
            Map<HostId, Readiness.Word> words,
            Instant looked,
            Duration every,
            Instant at) {
        var now = new FreshAt(known, looked);
        var rows =
                fleet.hosts().keySet().stream()
                        .map(host -> row(host, fleet, now, readiness(words.get(host))))
                        .toList();
        var silent = rows.stream().filter(row -> row.style() != Style.GOOD).count();
        var age = Duration.between(looked, at);
        var late =
                age.compareTo(every.multipliedBy(OVERDUE_AFTER_LOOKS)) > 0
                        ? Optional.of(
                                "last looked "
                                        + Page.age(age)
                                        + " ago; a look was due every "
                                        + Page.age(every))
                        : Optional.<String>empty();
        return new SiteView(
                silent == 0 ? Style.GOOD : Style.BAD,
                headline(rows.size(), silent, running(fleet, now)),
                looked,
                late,
                rows);
    }

    private static String headline(int hosts, long silent, int guests) {
        var all = Words.count(hosts, "host");
        var run = Words.count(guests, "guest");
        return silent == 0
                ? all + ", all answer; " + run + (guests == 1 ? " runs" : " run")
                : silent + " of " + all + " silent or not known; " + run + " seen running";
    }

    private static int running(Fleet fleet, Snapshot now) {
        return (int)
                fleet.hosts().keySet().stream()
                        .flatMap(host -> now.read(Residents.of(host)).fact().stream())
                        .flatMap(seen -> seen.guests().values().stream())
                        .filter(guest -> guest.state().isAlive())
                        .count();
    }

    private static String readiness(Readiness.@Nullable Word word) {
        return word == null ? "" : FindingText.word(word).toLowerCase(Locale.ROOT);
    }

    private static HostRow row(HostId host, Fleet fleet, Snapshot now, String readiness) {
        var ping = now.read(HostPing.of(host));
        var answers = ping.fact().map(HostPing::answered);
        return new HostRow(
                host.name(),
                answers.map(yes -> yes ? Style.GOOD : Style.BAD).orElse(Style.OPEN),
                answers.map(yes -> yes ? "answers" : "silent").orElseGet(() -> why(ping)),
                Plain.of(ping.source().command()),
                guests(host, fleet, now),
                power(host, now),
                readiness);
    }

    private static String why(Reading<?> reading) {
        return reading instanceof Reading.Unknown<?>(var why, _, _, _)
                ? "not known: " + Plain.of(why.text())
                : "not known";
    }

    private static String power(HostId host, Snapshot now) {
        var power = now.read(PowerState.of(host));
        return power.fact().map(seen -> seen.on() ? "on" : "off").orElseGet(() -> why(power));
    }

    /// `db-1 web-1, mail silent`; of a host that does not answer, what it ran when last seen.
    private static String guests(HostId host, Fleet fleet, Snapshot now) {
        var seen = now.lastSeen(Residents.of(host));
        if (seen.isEmpty()) {
            return "never seen";
        }
        var names = new ArrayList<String>();
        seen.get()
                .seen()
                .guests()
                .forEach((vm, guest) -> {
                    var off = guest.state().isAlive() ? "" : " off";
                    var silent = off.isEmpty() && isSilent(vm, now) ? " silent" : "";
                    names.add(fleet.vm(vm).name() + off + silent);
                });
        var last = now.read(Residents.of(host)).isKnown() ? "" : "when last seen: ";
        return names.isEmpty() ? last + "none" : last + String.join(", ", names);
    }

    private static boolean isSilent(VmId vm, Snapshot now) {
        Key<GuestPing, VmId> key = GuestPing.of(vm);
        return now.read(key).fact().map(ping -> !ping.answered()).orElse(false);
    }
}
