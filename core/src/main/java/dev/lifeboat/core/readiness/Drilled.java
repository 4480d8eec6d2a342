package dev.lifeboat.core.readiness;

import dev.lifeboat.core.evidence.Answer;
import dev.lifeboat.core.evidence.CephCaps;
import dev.lifeboat.core.evidence.CephReleases;
import dev.lifeboat.core.evidence.ImageInfo;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Keys;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.fleet.CephUser;
import dev.lifeboat.core.fleet.Fleet;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.Image;
import dev.lifeboat.core.fleet.Subject;
import dev.lifeboat.core.fleet.Words;
import dev.lifeboat.core.plan.CanaryImage;
import dev.lifeboat.core.plan.Goal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// What a drill has shown.
///
/// @param trials in the order of the plan
/// @param unended what was begun, or was to be, and was not tried to its end: of that nothing is
///   known
public record Drilled(Goal.Drill goal, List<Trial> trials, List<Tried> unended) {
    /// A drill a month is what people can be held to; a change makes it void sooner.
    private static final Duration HOLDS_FOR = Duration.ofDays(31);

    /// The longest drill of many hosts is over by then, after what it has tried first.
    private static final Duration READ_WITHIN = Duration.ofHours(2);

    /// One trial, and what came of it.
    ///
    /// @param took from the start of a guest's clone until it was up
    public record Trial(
            Tried what, Answer answer, String because, Instant at, Optional<Duration> took) {}

    public Drilled(Goal.Drill goal, List<Trial> trials) {
        this(goal, trials, List.of());
    }

    /// Of all that was to be tried.
    public Answer answer() {
        var ended = trials.isEmpty() ? Answer.UNKNOWN : answer(trials);
        return unended.isEmpty() ? ended : ended.and(Answer.UNKNOWN);
    }

    public SortedMap<Subject, List<Trial>> bySubject() {
        var by = new TreeMap<Subject, List<Trial>>(Subject.ORDER);
        trials.forEach(trial ->
                by.computeIfAbsent(trial.what().subject(), _ -> new ArrayList<>()).add(trial));
        return by;
    }

    /// All that was tried with a key counts as one: it must work wherever guests would go.
    static Answer answer(Collection<Trial> trials) {
        return trials.stream().map(Trial::answer).reduce(Answer.YES, Answer::and);
    }

    /// A yes of a part is no yes of the whole. A no rests on what failed alone: a change where it
    /// passed makes nothing good.
    ///
    /// @param now what the drill rested on, as it is read after it
    public List<Proof> proofs(Fleet fleet, Snapshot now) {
        var proofs = new ArrayList<Proof>();
        var left = unended.stream().map(Tried::subject).toList();
        bySubject()
                .forEach((subject, tried) -> {
                    if (!left.contains(subject) || answer(tried) != Answer.YES) {
                        proofs.add(proof(subject, tried, fleet, now));
                    }
                });
        return proofs;
    }

    private Proof proof(Subject subject, List<Trial> tried, Fleet fleet, Snapshot now) {
        var at = tried.getLast().at();
        var deciding = deciding(tried);
        var basis = basis(deciding, now);
        // What was read before counts where it cannot be read now: it is compared with what comes.
        var grounds = basis.stream().flatMap(key -> Ground.lastSeen(key, now).stream()).toList();
        var isWhole = grounds.size() == basis.size();
        var late = late(tried, basis, now);
        return new Proof(
                goal.host(),
                tried.getFirst().what().check(),
                subject,
                Level.DRILL,
                Optional.of(goal.kind()),
                isWhole && late.isEmpty() ? proven(tried) : proven(tried).and(Answer.UNKNOWN),
                late.orElseGet(() -> because(deciding)) + (isWhole ? "" : neverRead(basis, now)),
                new Proof.Span(at, at.plus(HOLDS_FOR)),
                grounds,
                deciding.stream()
                        .flatMap(it -> it.what().site(goal.host(), fleet))
                        .distinct()
                        .toList());
    }

    private static String neverRead(Collection<Key<?, ?>> basis, Snapshot now) {
        return "; "
                + Words.list(basis.stream().filter(key -> now.lastSeen(key).isEmpty()).toList())
                + " was never read, so that no change of it would be noticed";
    }

    /// What it was on which the drill rested, to be read again when it is over.
    public SortedSet<Key<?, ?>> basis(Snapshot now) {
        return basis(trials, now);
    }

    private SortedSet<Key<?, ?>> basis(Collection<Trial> tried, Snapshot now) {
        var keys = new TreeSet<Key<?, ?>>();
        tried.forEach(trial -> keys.addAll(trial.what().basis(goal.host(), now)));
        return keys;
    }

    /// What it comes to for the guests.
    private static Answer proven(List<Trial> tried) {
        var blocks = tried.stream().filter(trial -> trial.what().blocks()).toList();
        var all = answer(tried);
        return all == Answer.NO && answer(blocks) != Answer.NO ? Answer.UNKNOWN : all;
    }

    /// The trials from which that follows.
    private static List<Trial> deciding(List<Trial> tried) {
        return switch (proven(tried)) {
            case YES -> tried;
            case NO ->
                    tried.stream()
                            .filter(trial -> trial.what().blocks() && trial.answer() == Answer.NO)
                            .toList();
            case UNKNOWN -> tried.stream().filter(trial -> trial.answer() != Answer.YES).toList();
        };
    }

    /// What a success rested on that was read long after it, and so may have changed unseen: a
    /// drill that was cut off can be carried to its end days later.
    private static Optional<String> late(
            List<Trial> tried, Collection<Key<?, ?>> basis, Snapshot now) {
        if (proven(tried) != Answer.YES) {
            return Optional.empty();
        }
        var until = tried.getLast().at().plus(READ_WITHIN);
        return basis.stream()
                .filter(key ->
                        now.lastSeen(key)
                                .filter(seen -> seen.answered().isAfter(until))
                                .isPresent())
                .findFirst()
                .map(key -> key + " was read long after it, and may have changed in between");
    }

    private static String because(List<Trial> tried) {
        var open = tried.stream().filter(trial -> trial.answer() != Answer.YES).findFirst();
        if (open.isPresent()) {
            return open.get().what().where() + open.get().because();
        }
        var from = new TreeSet<HostId>();
        var told = new ArrayList<String>();
        for (var trial : tried) {
            if (trial.what() instanceof Tried.Takeover(var step)) {
                from.add(step.target());
            } else {
                told.add(trial.what().where() + trial.because());
            }
        }
        return told.isEmpty()
                ? "took a dead client's lock over from " + Words.list(from)
                : String.join("; ", told);
    }

    /// The host's images that a lock drill says nothing of: made before the caps or the release of
    /// Ceph last changed, and so perhaps otherwise than a scratch image is made today. A canary
    /// that was made before that change too speaks for those that are like it.
    ///
    /// @param kept what was concluded of the host before
    public SortedSet<Image> notCovered(Collection<Proof> kept, Recovery recovery, Instant at) {
        var images = new TreeSet<Image>();
        recovery.definitions()
                .forEach(known ->
                        known.users()
                                .forEach(user -> {
                                    var since = unchangedSince(user, kept, recovery.now(), at);
                                    known.disks().stream()
                                            .filter(disk -> !isNewer(disk, since, recovery.now()))
                                            .filter(disk ->
                                                    !hasCanary(user, disk, since, recovery.now()))
                                            .forEach(images::add);
                                }));
        return images;
    }

    private boolean hasCanary(CephUser user, Image disk, Instant since, Snapshot now) {
        var like = now.read(ImageInfo.of(disk)).fact().map(ImageInfo::madeWith);
        return trials.stream()
                .filter(trial -> trial.answer() == Answer.YES)
                .anyMatch(trial ->
                        trial.what() instanceof Tried.Takeover(var step)
                                && step.user().equals(user)
                                && step.dummy() instanceof CanaryImage canary
                                && canary.created().isBefore(since)
                                && canary.image().cluster().equals(disk.cluster())
                                && canary.image().pool().equals(disk.pool())
                                && like.filter(canary.features()::equals).isPresent());
    }

    private static boolean isNewer(Image disk, Instant since, Snapshot now) {
        return now.read(ImageInfo.of(disk))
                .fact()
                .filter(info -> info.created().isAfter(since))
                .isPresent();
    }

    /// Since when, as far back as is kept, a user's caps and the release are what they are.
    static Instant unchangedSince(CephUser user, Collection<Proof> kept, Snapshot now, Instant at) {
        var since = at;
        var own = Keys.of(CephCaps.of(user), CephReleases.of(user.cluster()));
        for (var proof : List.copyOf(kept).reversed()) {
            if (proof.check() != CheckId.CAPS || !proof.subject().equals(user)) {
                continue;
            }
            var grounds =
                    proof.grounds().stream().filter(each -> own.contains(each.key())).toList();
            if (grounds.size() < own.size()
                    || grounds.stream().anyMatch(each -> each.change(now).isPresent())) {
                return since;
            }
            since = proof.held().from();
        }
        return since;
    }
}
