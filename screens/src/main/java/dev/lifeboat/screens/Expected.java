package dev.lifeboat.screens;

import dev.lifeboat.core.fleet.Words;
import dev.lifeboat.core.plan.Goal;
import dev.lifeboat.core.plan.Phase;
import dev.lifeboat.core.plan.Plan;
import dev.lifeboat.core.run.Entry;
import dev.lifeboat.core.run.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// How long an evacuation takes, from the journals of earlier ones.
///
/// Only of runs that went through by themselves: how long a person thought, or a controller was
/// dead, says nothing about the next night.
///
/// @param runs what each of them took
/// @param boots how long clones of guests took to be up when restarts were drilled
public record Expected(List<Taken> runs, List<Duration> boots) {
    /// What one run took until its last guest was proven.
    ///
    /// @param phases from each phase's begin to its end, by number
    public record Taken(Duration all, int guests, TreeMap<String, Duration> phases) {
        /// Empty when the run was no evacuation, is not done, or did not go through by itself.
        public static Optional<Taken> of(Plan plan, List<Entry> journal) {
            if (!(plan.goal() instanceof Goal.Evacuate) || !wentThrough(journal)) {
                return Optional.empty();
            }
            var times = new RunTimes(journal);
            var phases = new TreeMap<String, Duration>();
            for (Phase phase : plan.phases()) {
                var began = times.began(phase);
                var ended = times.ended(phase);
                if (began.isPresent() && ended.isPresent()) {
                    phases.put(phase.number(), Duration.between(began.get(), ended.get()));
                }
            }
            var proven = plan.phase("5").flatMap(times::ended);
            return proven.map(at ->
                    new Taken(
                            Duration.between(times.start().orElse(at), at),
                            plan.moves().size(),
                            phases));
        }

        private static boolean wentThrough(List<Entry> journal) {
            return journal.stream()
                            .map(Entry::event)
                            .anyMatch(event -> event.equals(new Event.Ended(Event.Ending.DONE)))
                    && journal.stream().noneMatch(Taken::isOfPeople);
        }

        private static boolean isOfPeople(Entry entry) {
            return switch (entry.event()) {
                case Event.Asked _, Event.Paused _, Event.Halted _, Event.Replanned _ -> true;
                case Event.Claimed _ -> entry.epoch().number() > 1;
                default -> false;
            };
        }
    }

    public static final Expected NOTHING = new Expected(List.of(), List.of());

    public Expected {
        runs = runs.stream().sorted((one, other) -> one.all().compareTo(other.all())).toList();
        boots = boots.stream().sorted().toList();
    }

    /// `52 s, from 3 runs of 8 guests (44 to 61 s)`
    String text() {
        if (runs.isEmpty()) {
            return "not known: no earlier run went through without a person";
        }
        var from = Words.count(runs.size(), "run");
        var least = runs.stream().mapToInt(Taken::guests).min().orElse(0);
        var most = runs.stream().mapToInt(Taken::guests).max().orElse(0);
        var guests = (least == most ? "" : least + " to ") + Words.count(most, "guest");
        var range =
                runs.size() == 1
                        ? ""
                        : " ("
                                + runs.getFirst().all().toSeconds()
                                + " to "
                                + Page.age(runs.getLast().all())
                                + ")";
        return Page.age(middle(runs.stream().map(Taken::all).toList()))
                + ", from "
                + from
                + " of "
                + guests
                + range;
    }

    /// What most of it goes into: `2b 4 s, 4 20 s, 5 25 s`; phases go on side by side.
    Optional<String> phases() {
        var numbers = new TreeMap<String, List<Duration>>();
        runs.forEach(run ->
                run.phases()
                        .forEach((number, took) ->
                                numbers.computeIfAbsent(number, _ -> new ArrayList<>()).add(took)));
        var parts = new ArrayList<String>();
        numbers.forEach((number, times) -> {
            var usual = middle(times.stream().sorted().toList());
            if (usual.toSeconds() > 0) {
                parts.add("phase " + number + ": " + Page.age(usual));
            }
        });
        return parts.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", parts));
    }

    /// `a guest is up in 8 s, from 3 clones that were drilled (8 to 31 s)`
    Optional<String> drilled() {
        if (boots.isEmpty()) {
            return Optional.empty();
        }
        var range =
                boots.size() == 1
                        ? ""
                        : " ("
                                + boots.getFirst().toSeconds()
                                + " to "
                                + Page.age(boots.getLast())
                                + ")";
        return Optional.of(
                "a guest is up in "
                        + Page.age(middle(boots))
                        + ", from "
                        + Words.count(boots.size(), "clone")
                        + " that "
                        + (boots.size() == 1 ? "was" : "were")
                        + " drilled"
                        + range);
    }

    private static Duration middle(List<Duration> sorted) {
        return sorted.get((sorted.size() - 1) / 2);
    }
}
