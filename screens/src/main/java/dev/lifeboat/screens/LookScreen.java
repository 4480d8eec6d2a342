package dev.lifeboat.screens;

import dev.lifeboat.core.evidence.ConsoleTail;
import dev.lifeboat.core.evidence.Definition;
import dev.lifeboat.core.evidence.FactText;
import dev.lifeboat.core.evidence.HostConsole;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.Readings;
import dev.lifeboat.core.fleet.CephUser;
import dev.lifeboat.core.fleet.ClusterId;
import dev.lifeboat.core.fleet.Fleet;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.Image;
import dev.lifeboat.core.fleet.Seat;
import dev.lifeboat.core.fleet.Subject;
import dev.lifeboat.core.fleet.Vm;
import dev.lifeboat.core.fleet.VmId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.node.JsonNodeFactory;

/// `lifeboat look SUBJECT`: what is seen of it, each with the command that shows the same, and its
/// age.
public record LookScreen(Fleet fleet, Readings known, Instant at, Page page) {
    private static final int FACT = 20;

    /// The subjects that a word means: a host with its guests' seats, a guest with its disks,
    /// `ceph`, a pool and image, a Ceph user. None when nothing of that name was ever seen.
    public SortedSet<Subject> named(String word) {
        var found = new TreeSet<Subject>(Subject.ORDER);
        for (var subject : subjects()) {
            if (means(word, subject)) {
                found.add(subject);
            }
        }
        fleet.named(word).ifPresent(guest -> found.addAll(disks(guest)));
        return found;
    }

    private boolean means(String word, Subject subject) {
        return switch (subject) {
            case HostId host -> host.name().equals(word);
            case VmId vm -> isGuest(word, vm);
            case Seat(var vm, var host) -> host.name().equals(word) || isGuest(word, vm);
            case Image image -> image.label().equals(word);
            case ClusterId cluster -> word.equals("ceph") || cluster.name().equals(word);
            case CephUser user -> word.equals("ceph") || user.entity().equals(word);
            default -> subject.label().equals(word);
        };
    }

    private boolean isGuest(String word, VmId vm) {
        return vm.label().equals(word)
                || fleet.named(word).filter(guest -> guest.id().equals(vm)).isPresent();
    }

    private List<Image> disks(Vm guest) {
        return known.subjects(Definition.KIND).stream()
                .filter(seat -> seat.vm().equals(guest.id()))
                .flatMap(seat -> known.lastSeen(Definition.of(seat)).stream())
                .flatMap(seen -> seen.seen().disks().stream())
                .toList();
    }

    public SortedSet<Subject> subjects() {
        var subjects = new TreeSet<Subject>(Subject.ORDER);
        known.newest().keySet().forEach(key -> subjects.add(key.subject()));
        return subjects;
    }

    /// What can be asked for, as people call it.
    public SortedSet<String> names() {
        var names = new TreeSet<>(List.of("ceph"));
        for (var subject : subjects()) {
            if (!(subject instanceof Seat)) {
                names.add(SubjectText.of(subject, fleet));
            }
        }
        return names;
    }

    public String text(SortedSet<Subject> subjects) {
        var sheet = new Sheet(page);
        by(subjects)
                .forEach((subject, keys) -> {
                    sheet.line(new Span(Style.STRONG, SubjectText.of(subject, fleet)));
                    keys.forEach(key -> reading(key, sheet));
                });
        return sheet.toString();
    }

    /// What was read of each.
    private SortedMap<Subject, List<Key<?, ?>>> by(SortedSet<Subject> subjects) {
        // What is asked for before what is on it.
        Comparator<Subject> first = Comparator.comparing(Seat.class::isInstance);
        var by = new TreeMap<Subject, List<Key<?, ?>>>(first.thenComparing(Subject.ORDER));
        for (var key : known.newest().keySet()) {
            if (subjects.contains(key.subject())) {
                by.computeIfAbsent(key.subject(), _ -> new ArrayList<>()).add(key);
            }
        }
        return by;
    }

    /// The same as `lifeboat.look/1`.
    public String json(SortedSet<Subject> subjects) {
        var root = JsonNodeFactory.instance.objectNode();
        root.put("schema", "lifeboat.look/1");
        PlanJson.time(root, "at", at);
        var readings = root.putArray("readings");
        by(subjects)
                .forEach((subject, keys) -> {
                    for (var key : keys) {
                        var reading = read(key);
                        var node = readings.addObject();
                        node.put("subject", SubjectText.of(subject, fleet));
                        node.put("about", key.kind().name());
                        node.put("known", reading.isKnown());
                        node.put("because", what(reading));
                        node.put("source", reading.source().command());
                        PlanJson.time(node, "at", reading.answered());
                        var lines = lines(reading);
                        if (!lines.isEmpty()) {
                            lines.forEach(node.putArray("lines")::add);
                        }
                    }
                });
        return JsonText.of(root);
    }

    private static String what(Reading<?> reading) {
        return switch (reading) {
            case Reading.Known<?>(var fact, _, _, _) -> FactText.of(fact);
            case Reading.Unknown<?>(var why, _, _, _) -> "not known: " + why;
        };
    }

    private void reading(Key<?, ?> key, Sheet sheet) {
        var reading = read(key);
        var what = what(reading);
        var style = reading.isKnown() ? Style.PLAIN : Style.OPEN;
        var head = new Span(style, "  " + Plain.pad(key.kind().name(), FACT - 2));
        sheet.entry(
                FACT, what + "  (" + reading.source().command() + ", " + age(reading) + ")", head);
    }

    private Reading<?> read(Key<?, ?> key) {
        return known.read(key);
    }

    private String age(Reading<?> reading) {
        return Page.age(Duration.between(reading.answered(), at)).replace(" ", Sheet.HARD_SPACE)
                + Sheet.HARD_SPACE
                + "ago";
    }

    /// What a console has said.
    private static List<String> lines(Reading<?> reading) {
        return switch (reading.fact().orElse(null)) {
            case ConsoleTail tail -> tail.last();
            case HostConsole console -> console.lines();
            case null, default -> List.of();
        };
    }

    /// The last lines of each console, as hosts and guests wrote them.
    public String consoles(SortedSet<Key<?, ?>> consoles) {
        var sheet = new Sheet(page);
        for (var key : consoles) {
            var reading = read(key);
            var how = reading.source().command() + ", " + age(reading);
            sheet.entry(
                    2,
                    briefly(reading) + "  (" + how + ")",
                    new Span(
                            reading.isKnown() ? Style.STRONG : Style.OPEN,
                            SubjectText.of(key.subject(), fleet)));
            lines(reading).forEach(line -> sheet.text(4, line));
            sheet.blank();
        }
        return sheet.toString();
    }

    /// Without the last line, which comes below it.
    private static String briefly(Reading<?> reading) {
        return switch (reading.fact().orElse(null)) {
            case ConsoleTail tail -> tail.stage().toString();
            case HostConsole console ->
                    FactText.of(new HostConsole(console.last(), console.bytes(), List.of()));
            case null, default -> what(reading);
        };
    }
}
