package dev.lifeboat.caps;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Compares mon caps by requests that stand for all others.
///
/// What the parts give adds up, so that requests that need one of r, w, x tell everything. Only
/// what regular expressions allow has no finite stand-ins: there the same expression is looked for,
/// then something that tells the two apart, and else it is not known.
///
/// Requests that need nothing are left out: any part allows them, and no command is one.
final class MonWitnesses {
    /// More are not asked, half a second's work. Caps that people write have a few hundred.
    private static final int MOST = 50_000;

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

    private final MonCaps before;
    private final MonCaps after;
    private final List<Atom> atomsAfter;
    private final List<Address> clients;
    private final Set<String> services;
    private final Set<String> commands;
    private final List<Loss> losses = new ArrayList<>();
    private final List<String> doubts = new ArrayList<>();
    private int asked;

    MonWitnesses(MonCaps before, MonCaps after) {
        this.before = before;
        this.after = after;
        this.atomsAfter = after.grants().stream().flatMap(grant -> atoms(grant).stream()).toList();
        var blocks = new ArrayList<Network.Block>();
        for (var caps : List.of(before, after)) {
            caps.grants()
                    .forEach(grant ->
                            grant.network().flatMap(Network::block).ifPresent(blocks::add));
        }
        this.clients = Witnesses.addresses(blocks);
        var serviceNames = new LinkedHashSet<>(Set.of(MonRequest.CONFIG_KEY));
        var commandNames = new LinkedHashSet<String>();
        for (var atom : atomsAfter) {
            switch (atom.what) {
                case MonGrant.OnService(var service, _) -> serviceNames.add(service);
                case MonGrant.Command(var command, _) -> commandNames.add(command);
                case MonGrant.Everywhere _, MonGrant.Profile _ -> {}
            }
        }
        this.services = Witnesses.names(serviceNames);
        this.commands = Witnesses.names(commandNames);
    }

    /// A part after profiles were replaced by what they stand for, doubts included.
    private record Atom(MonGrant grant, MonGrant.What what) {}

    private List<Atom> atoms(MonGrant grant) {
        if (!(grant.what() instanceof MonGrant.Profile(var name))) {
            return List.of(new Atom(grant, grant.what()));
        }
        var given = MonProfiles.of(name, before.release());
        var atoms = new ArrayList<Atom>();
        given.sure().forEach(what -> atoms.add(new Atom(grant, what)));
        given.perhaps().forEach(what -> atoms.add(new Atom(grant, what)));
        return atoms;
    }

    Comparison compared() {
        for (var grant : before.grants()) {
            if (isKept(grant)) {
                continue;
            }
            for (var atom : atoms(grant)) {
                if (!ask(atom)) {
                    break;
                }
            }
        }
        return new Comparison(losses, doubts);
    }

    private boolean isKept(MonGrant grant) {
        return after.grants().stream()
                .anyMatch(other ->
                        other.what().equals(grant.what())
                                && (other.network().isEmpty()
                                        || other.network().equals(grant.network())));
    }

    /// Whether to go on with the grant: its first loss is told, which is enough.
    private boolean ask(Atom atom) {
        for (var client : clients) {
            if (!holds(atom, client)) {
                continue;
            }
            for (var command : commandsOf(atom)) {
                for (var service : servicesOf(atom, command)) {
                    if (!ask(atom, service, command, client)) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    private boolean ask(Atom atom, String service, String command, Address client) {
        for (var arguments : arguments(atom)) {
            for (var need : List.of("r", "w", "x")) {
                var request =
                        new MonRequest(
                                service, command, arguments, need, Optional.of(client.toString()));
                if (++asked > MOST) {
                    doubts.addAll(Comparison.tooMany(Service.MON).doubts());
                    return false;
                }
                if (!ask(atom, request)) {
                    return false;
                }
            }
        }
        if (hasNoEnd(atom, command) && !isImplied(atom, service, command, client)) {
            doubts.add(
                    "mon: whether all that the expression in '"
                            + atom.grant.text()
                            + "' allowed is still allowed is not known here");
            return false;
        }
        return true;
    }

    private boolean ask(Atom atom, MonRequest request) {
        var was = before.may(request).may();
        var is = after.may(request).may();
        if (was == May.YES && is == May.NO) {
            losses.add(
                    new Loss(
                            Service.MON,
                            "'" + atom.grant.text() + "' let them " + sentence(request),
                            Optional.of(MonQuestion.of(before.toString(), request))));
            return false;
        }
        if (was != May.NO && is != May.YES) {
            doubts.add("mon: whether they may still " + sentence(request) + " is not known here");
            return false;
        }
        return true;
    }

    private static boolean holds(Atom atom, Address client) {
        return atom.grant
                        .network()
                        .map(network -> network.holds(Optional.of(client)))
                        .orElse(May.YES)
                == May.YES;
    }

    /// A command of the monitors is asked of its own service and of no other.
    private Set<String> servicesOf(Atom atom, String command) {
        var known = MonCommand.named(command).map(MonCommand::service);
        if (atom.what instanceof MonGrant.OnService(var service, _)) {
            return known.filter(own -> !own.equals(service)).isPresent()
                    ? Set.of()
                    : Set.of(service);
        }
        return known.map(Set::of).orElse(services);
    }

    private Set<String> commandsOf(Atom atom) {
        return atom.what instanceof MonGrant.Command(var command, _) ? Set.of(command) : commands;
    }

    /// Whether arguments that the atom allows may differ in ways that no finite number of them
    /// shows: where it, or what is to stand in for it, asks by an expression.
    private boolean hasNoEnd(Atom atom, String command) {
        if (!(atom.what instanceof MonGrant.Command(_, var constraints))) {
            return false;
        }
        return constraints.entrySet().stream()
                .anyMatch(each ->
                        isExpression(each.getValue())
                                || (each.getValue().how() == Constraint.How.PREFIX
                                        && isAskedByExpression(command, each.getKey())));
    }

    private boolean isAskedByExpression(String command, String argument) {
        return atomsAfter.stream()
                .anyMatch(other ->
                        other.what instanceof MonGrant.Command(var name, var asked)
                                && name.equals(command)
                                && asked.containsKey(argument)
                                && isExpression(asked.get(argument)));
    }

    private static boolean isExpression(Constraint constraint) {
        return constraint.how() == Constraint.How.REGEX || constraint.how() == Constraint.How.OWN;
    }

    /// None where nothing is asked of them: other parts that do ask then hold the least.
    private List<Map<String, String>> arguments(Atom atom) {
        if (!(atom.what instanceof MonGrant.Command(_, var constraints))) {
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
                    if (next.size() > MOST) {
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
        for (var atom : atomsAfter) {
            if (atom.what instanceof MonGrant.Command(_, var constraints)
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
    private boolean isImplied(Atom atom, String service, String command, Address client) {
        var constraints = ((MonGrant.Command) atom.what).arguments();
        for (var other : atomsAfter) {
            if (holds(other, client)
                    && other.what instanceof MonGrant.Command(var name, var asked)
                    && name.equals(command)
                    && asked.entrySet().stream()
                            .allMatch(each ->
                                    isImplied(constraints, each.getKey(), each.getValue()))) {
                return true;
            }
        }
        var bare =
                new MonRequest(service, command, Map.of(), "rwx", Optional.of(client.toString()));
        return after.may(bare).may() == May.YES;
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

    private String sentence(MonRequest request) {
        return "have '"
                + request.command()
                + "' carried out, which needs "
                + request.needs()
                + " of "
                + request.service()
                + (request.arguments().isEmpty() ? "" : ", with " + request.arguments())
                + (clients.size() > 2 ? ", from " + request.client().orElseThrow() : "");
    }
}
