package dev.lifeboat.drivers.site;

import static dev.lifeboat.drivers.site.Problems.quote;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentEndEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.StreamEndEvent;
import org.snakeyaml.engine.v2.events.StreamStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Makes a [Yaml] of text.
///
/// From the parser's events and not from its node trees, because those accept duplicate keys, have
/// no limit on depth and expand aliases without counting.
final class YamlTree {
    /// The format is 5 deep; this leaves room to say where a file goes wrong.
    private static final int DEEPEST = 20;

    /// With aliases written out; 10,000 hosts have 300,000 nodes.
    private static final int MOST_NODES = 1_000_000;

    private static final Set<String> EMPTY_WORDS = Set.of("", "~", "null");

    private final Problems problems;
    private final Iterator<Event> events;
    private final Map<Anchor, Part> anchors = new HashMap<>();
    private final Set<Anchor> open = new HashSet<>();
    private long nodes;

    /// @param size how many nodes it has, with aliases written out
    private record Part(Yaml yaml, long size) {}

    /// What ends the reading, since nothing after it can be understood.
    private static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1;
        private final int line;

        Unreadable(int line, String text) {
            super(text);
            this.line = line;
        }
    }

    private YamlTree(String text, Problems problems) {
        this.problems = problems;
        var settings = LoadSettings.builder().setUseMarks(true).setParseComments(false).build();
        this.events = new Parse(settings).parseString(text).iterator();
    }

    /// The file's content; empty if it cannot be understood at all.
    static Optional<Yaml> of(String text, Problems problems) {
        try {
            return Optional.of(new YamlTree(text, problems).document());
        } catch (Unreadable e) {
            problems.add(e.line, "", String.valueOf(e.getMessage()));
        } catch (MarkedYamlEngineException e) {
            problems.add(e.getProblemMark().map(YamlTree::line).orElse(0), "", unclear(e, text));
        } catch (YamlEngineException | IndexOutOfBoundsException | NumberFormatException e) {
            // A parser that stumbles over a hostile file must not take Lifeboat with it.
            problems.add(0, "", "cannot be understood as YAML: " + quote("" + e.getMessage()));
        }
        return Optional.empty();
    }

    private static String unclear(MarkedYamlEngineException e, String text) {
        var problem = String.valueOf(e.getProblem());
        var atEnd =
                e.getProblemMark().map(Mark::getIndex).orElse(0)
                        >= text.stripTrailing().codePointCount(0, text.stripTrailing().length());
        if (atEnd || problem.contains("stream end")) {
            var end = e.getProblemMark().map(YamlTree::line).orElse(0);
            var began =
                    e.getContextMark()
                            .map(YamlTree::line)
                            .filter(line -> line < end)
                            .map(line -> ": what begins in line " + line + " is not closed");
            return "the file ends too early" + began.orElse("");
        }
        if (problem.contains(" tag")) {
            return "a YAML tag (!) means nothing here: remove it, or quote the value";
        }
        return "cannot be understood as YAML: " + Problems.visible(problem);
    }

    private Yaml document() throws Unreadable {
        var event = next();
        while (event instanceof StreamStartEvent || event instanceof DocumentStartEvent) {
            event = next();
        }
        if (event instanceof StreamEndEvent) {
            throw new Unreadable(0, "is empty: see docs/site-file.md for an example");
        }
        var root = part(event, "", 0).yaml();
        for (var after = next(); !(after instanceof StreamEndEvent); after = next()) {
            if (!(after instanceof DocumentEndEvent)) {
                throw new Unreadable(line(after), "a second document begins here: write only one");
            }
        }
        return root;
    }

    private Event next() throws Unreadable {
        if (!events.hasNext()) {
            throw new Unreadable(0, "the file ends too early");
        }
        return events.next();
    }

    private Part part(Event event, String path, int depth) throws Unreadable {
        if (depth > DEEPEST) {
            throw new Unreadable(line(event), "is nested more than " + DEEPEST + " deep");
        }
        count(1, event);
        if (event instanceof AliasEvent alias) {
            return meant(alias);
        }
        var anchor = event instanceof NodeEvent node ? node.getAnchor() : Optional.<Anchor>empty();
        anchor.ifPresent(open::add);
        var part =
                switch (event) {
                    case ScalarEvent scalar -> word(scalar, path);
                    case MappingStartEvent start -> keyed(start, path, depth);
                    case CollectionStartEvent start -> many(start, path, depth);
                    default -> throw new Unreadable(line(event), "cannot be understood as YAML");
                };
        anchor.ifPresent(name -> anchors.put(name, part));
        anchor.ifPresent(open::remove);
        return part;
    }

    private Part meant(AliasEvent alias) throws Unreadable {
        var name = alias.getAnchor().orElseThrow();
        var part = anchors.get(name);
        if (open.contains(name)) {
            throw new Unreadable(line(alias), "an alias (*) stands inside of what it means");
        }
        if (part == null) {
            // Not shown: an unquoted password may begin with a star.
            throw new Unreadable(
                    line(alias),
                    "an alias (*) that no anchor (&) above defines; quote a value that begins so");
        }
        count(part.size(), alias);
        return part;
    }

    private void count(long more, Event at) throws Unreadable {
        nodes += more;
        if (nodes > MOST_NODES) {
            throw new Unreadable(
                    line(at),
                    "says more than " + MOST_NODES + " things with its aliases written out");
        }
    }

    private Part word(ScalarEvent scalar, String path) {
        refuseTag(scalar.getTag(), scalar, path);
        var nothing = scalar.isPlain() && EMPTY_WORDS.contains(scalar.getValue());
        return new Part(
                nothing
                        ? new Yaml.Nothing(line(scalar))
                        : new Yaml.Word(scalar.getValue(), line(scalar)),
                1);
    }

    private Part many(CollectionStartEvent start, String path, int depth) throws Unreadable {
        refuseTag(start.getTag(), start, path);
        var items = new ArrayList<Yaml>();
        var size = 1L;
        for (var event = next(); !(event instanceof SequenceEndEvent); event = next()) {
            var item = part(event, path, depth + 1);
            items.add(item.yaml());
            size += item.size();
        }
        return new Part(new Yaml.Many(items, line(start)), size);
    }

    private Part keyed(MappingStartEvent start, String path, int depth) throws Unreadable {
        refuseTag(start.getTag(), start, path);
        var entries = new LinkedHashMap<String, Yaml.Entry>();
        var size = 1L;
        for (var event = next(); !(event instanceof MappingEndEvent); event = next()) {
            var line = line(event);
            var name = part(event, path, depth + 1).yaml();
            var key = name instanceof Yaml.Word(var text, _) ? text : "";
            if (key.isEmpty()) {
                problems.add(line, path, name.kind() + " stands here where a key should be");
            }
            var below = path.isEmpty() ? key : path + "." + key;
            var value = part(next(), below, depth + 1);
            size += 1 + value.size();
            var earlier = entries.putIfAbsent(key, new Yaml.Entry(line, value.yaml()));
            if (earlier != null && !key.isEmpty()) {
                problems.add(
                        line,
                        below,
                        "stands in line " + earlier.line() + " already: keep one of the two");
            }
        }
        return new Part(new Yaml.Keyed(entries, line(start)), size);
    }

    private void refuseTag(Optional<String> tag, Event at, String path) {
        tag.ifPresent(_ ->
                problems.add(
                        line(at),
                        path,
                        "a YAML tag (!) means nothing here: remove it, or quote the value"));
    }

    private static int line(Event event) {
        return event.getStartMark().map(YamlTree::line).orElse(0);
    }

    private static int line(Mark mark) {
        return mark.getLine() + 1;
    }
}
