package dev.lifeboat.screens;

import dev.lifeboat.caps.Comparison;
import dev.lifeboat.caps.Release;
import dev.lifeboat.caps.Remedy;
import dev.lifeboat.core.evidence.CephCaps;
import dev.lifeboat.core.evidence.CephReleases;
import dev.lifeboat.core.evidence.Definition;
import dev.lifeboat.core.evidence.MonSessions;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.fleet.CephUser;
import dev.lifeboat.core.fleet.Fleet;
import dev.lifeboat.core.fleet.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The least that a Ceph user must be given so that it can take a dead client's lock itself.
///
/// @param user whose caps they are
/// @param release of the monitors and the clients, by which the caps are judged
/// @param owner what writes the user's caps, as far as somebody said
/// @param now must have read the user's caps just now
public record CapsFix(
        CephUser user,
        Release release,
        Optional<KeyOwner> owner,
        Fleet fleet,
        Snapshot now,
        Instant at) {
    private static final int COLUMN = 19;

    public Reading<CephCaps> caps() {
        return now.read(CephCaps.of(user));
    }

    /// Empty when the caps could not be read.
    public Optional<Remedy> remedy() {
        return caps().fact()
                .map(seen -> Remedy.smallestRemedy(user.entity(), seen.caps(), release, release));
    }

    /// The caps as they are to be; empty when no change is needed, or none can be named that takes
    /// nothing away.
    public Optional<CephCaps> after() {
        return changed().filter(after -> comparison(after).nothingIsLost());
    }

    private Optional<CephCaps> changed() {
        if (remedy().orElse(null) instanceof Remedy.Change(_, var mon, _)) {
            var all = new TreeMap<>(before().caps());
            all.put("mon", mon);
            return Optional.of(new CephCaps(all));
        }
        return Optional.empty();
    }

    private CephCaps before() {
        return caps().fact().orElseThrow();
    }

    private Comparison comparison(CephCaps after) {
        return Comparison.between(before().caps(), after.caps(), release);
    }

    public String text(Page page) {
        var sheet = new Sheet(page);
        var remedy = remedy();
        if (remedy.isEmpty()) {
            var why =
                    caps() instanceof Reading.Unknown<CephCaps>(var because, _, _, _)
                            ? because.toString()
                            : "";
            return sheet.text(0, "The caps of " + user.entity() + " could not be read: " + why)
                    .next("lifeboat look ceph")
                    .toString();
        }
        switch (remedy.get()) {
            case Remedy.NotNeeded(var because) ->
                    sheet.text(
                            0, user.entity() + " may break a dead client's lock: " + because + ".");
            case Remedy.NotKnown(var because) ->
                    sheet.text(
                            0, "No change of " + user.entity() + " can be named: " + because + ".");
            case Remedy.Change change -> change(change, sheet);
        }
        return sheet.toString();
    }

    private void change(Remedy.Change change, Sheet sheet) {
        sheet.text(0, user.entity() + " may not break a dead client's lock.").blank();
        var age = Page.age(Duration.between(caps().answered(), at));
        var after = changed().orElseThrow();
        line(sheet, "what it may do", "as " + how() + " said " + age + " ago");
        new CapsChange(before(), after).show(sheet, COLUMN);
        var comparison = comparison(after);
        if (!comparison.nothingIsLost()) {
            line(sheet, "not done", "it would take permissions away, or might");
            CapsChange.losses(comparison, sheet, COLUMN);
            return;
        }
        line(
                sheet,
                "",
                "nobody loses a permission: every grant of before was compared by meaning with"
                        + " those of after, and no other user is touched");
        line(sheet, "who has this key", owners());
        owner(sheet, after);
        line(sheet, "when it counts", effect());
        line(sheet, "judged by", "the rules of " + release + " " + whichRelease());
        sheet.blank().command(0, change.command());
        sheet.line("ceph auth get " + Quoted.argument(user.entity()) + "        # read it back");
    }

    private void owner(Sheet sheet, CephCaps after) {
        var writer = owner.or(() -> KeyOwner.guessed(user.entity()));
        if (writer.isEmpty()) {
            line(
                    sheet,
                    "who writes it",
                    "not known here; if Puppet, Ansible, Rook or cephadm does, see the change there:"
                            + " --owned-by puppet");
            return;
        }
        line(sheet, "who writes it", writer.get().sentence());
        writer.get()
                .patch(user.entity(), before(), after)
                .forEach(part -> sheet.line(" ".repeat(COLUMN) + part));
    }

    private String whichRelease() {
        return switch (now.read(CephReleases.of(user.cluster()))) {
            case Reading.Known<CephReleases>(var runs, var source, _, _) ->
                    runs.monitors().equals(Set.of(release.major()))
                            ? "(" + source.command() + ")"
                            : "(--release), though its monitors run " + runs;
            case Reading.Unknown<CephReleases> _ -> "(--release)";
        };
    }

    private String how() {
        return caps().source().command();
    }

    private static void line(Sheet sheet, String title, String text) {
        sheet.entry(COLUMN, text, Span.plain(" " + title));
    }

    /// Whose guests use it, and where.
    private String owners() {
        var guests = new TreeSet<String>();
        var hosts = new TreeSet<String>();
        for (var seat : now.subjects(Definition.KIND)) {
            var uses =
                    now.lastSeen(Definition.of(seat))
                            .map(known -> known.seen().users().contains(user))
                            .orElse(false);
            if (uses) {
                guests.add(seat.vm().toString());
                hosts.add(seat.host().name());
            }
        }
        return guests.isEmpty()
                ? "no guest that Lifeboat knows: find out whose it is before it is changed"
                : Words.count(guests.size(), "guest") + ", defined on " + Words.list(hosts);
    }

    private String effect() {
        var connected =
                now.read(MonSessions.of(user.cluster())).fact().stream()
                        .flatMap(seen -> seen.sessions().stream())
                        .filter(session -> session.entity().equals(user.entity()))
                        .count();
        return "running guests keep their old rights until they reconnect"
                + (connected == 0 ? "" : ": " + Words.count(connected, "client") + " connected now")
                + "; Lifeboat frees their locks itself if a host dies before that";
    }
}
