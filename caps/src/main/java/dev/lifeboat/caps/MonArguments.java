package dev.lifeboat.caps;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/// Arguments of commands, seen by the parts of a mon cap that ask for them.
///
/// @param after the parts that are to stand in for others
record MonArguments(List<MonAtom> after) {
    /// Arguments of commands that are asked with regular expressions: addresses, keys, names.
    private static final List<String> SAMPLES =
            List.of(
                    "192.0.2.1:0/1",
                    "192.0.2.1:0/0",
                    "192.0.2.1",
                    "[2001:db8::1]:0/1",
                    "10.0.0.1:6800/1",
                    "add",
                    "rm",
                    "60.0",
                    "rbd/mirror/x",
                    "osd_mclock_max_capacity_iops_hdd",
                    "osd_max_backfills",
                    "profile rbd",
                    "client.x",
                    "x",
                    "");

    /// Whether arguments that the atom allows may differ in ways that no finite number of them
    /// shows: where it, or what is to stand in for it, asks by an expression.
    boolean haveNoEnd(MonAtom atom, String command) {
        if (!(atom.what() instanceof MonGrant.Command(_, var constraints))) {
            return false;
        }
        return constraints.entrySet().stream()
                .anyMatch(each ->
                        isExpression(each.getValue())
                                || (each.getValue().how() == Constraint.How.PREFIX
                                        && isAskedByExpression(command, each.getKey())));
    }

    private boolean isAskedByExpression(String command, String argument) {
        return after.stream()
                .anyMatch(other ->
                        other.what() instanceof MonGrant.Command(var name, var asked)
                                && name.equals(command)
                                && asked.containsKey(argument)
                                && isExpression(asked.get(argument)));
    }

    private static boolean isExpression(Constraint constraint) {
        return constraint.how() == Constraint.How.REGEX || constraint.how() == Constraint.How.OWN;
    }

    /// Arguments that stand for all that an atom allows; none where nothing is asked of them: other
    /// parts that do ask then hold the least.
    ///
    /// @param most of them; one more is given where there are more
    List<Map<String, String>> of(MonAtom atom, int most) {
        if (!(atom.what() instanceof MonGrant.Command(_, var constraints))) {
            return List.of(Map.of());
        }
        List<Map<String, String>> all = List.of(Map.of());
        for (var each : constraints.entrySet()) {
            var next = new ArrayList<Map<String, String>>();
            for (var some : all) {
                for (var value : values(each.getKey(), each.getValue())) {
                    var more = new LinkedHashMap<>(some);
                    more.put(each.getKey(), value);
                    next.add(more);
                    if (next.size() > most) {
                        return next;
                    }
                }
            }
            all = next;
        }
        return all;
    }

    /// Values of an argument that a constraint allows, and that others tell apart.
    private List<String> values(String argument, Constraint constraint) {
        var texts = new LinkedHashSet<String>();
        var prefixes = new LinkedHashSet<String>();
        prefixes.add(constraint.value());
        for (var atom : after) {
            if (atom.what() instanceof MonGrant.Command(_, var constraints)
                    && constraints.containsKey(argument)) {
                prefixes.add(constraints.get(argument).value());
            }
        }
        texts.addAll(Witnesses.texts(prefixes));
        texts.addAll(SAMPLES);
        return texts.stream()
                .filter(text -> constraint.holds(text).orElse(false))
                .limit(constraint.how() == Constraint.How.EQUAL ? 1 : texts.size())
                .toList();
    }

    /// Whether one part that holds there asks no more than this does.
    boolean areImplied(MonAtom atom, String command, Address client) {
        if (!(atom.what() instanceof MonGrant.Command(_, var constraints))) {
            return true;
        }
        return after.stream()
                .filter(other -> other.sure() && other.holds(client))
                .anyMatch(other ->
                        other.what() instanceof MonGrant.Command(var name, var asked)
                                && name.equals(command)
                                && asked.entrySet().stream()
                                        .allMatch(each ->
                                                isImplied(
                                                        constraints,
                                                        each.getKey(),
                                                        each.getValue())));
    }

    private static boolean isImplied(
            Map<String, Constraint> given, String argument, Constraint asked) {
        var known = given.get(argument);
        if (known == null) {
            return false;
        }
        return switch (known.how()) {
            case EQUAL -> asked.holds(known.value()).orElse(false);
            case PREFIX ->
                    asked.how() == Constraint.How.PREFIX && known.value().startsWith(asked.value());
            case REGEX, OWN -> known.equals(asked);
        };
    }
}
