package dev.lifeboat.caps;

import java.util.ArrayList;
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

    private static final List<String> NEEDS = List.of("r", "w", "x");

    private final MonCaps before;
    private final MonCaps after;
    private final MonArguments arguments;
    private final List<Address> clients;
    private final Set<String> services;
    private final Set<String> commands;
    private final List<Loss> losses = new ArrayList<>();
    private final List<String> doubts = new ArrayList<>();
    private int asked;

    MonWitnesses(MonCaps before, MonCaps after) {
        this.before = before;
        this.after = after;
        this.arguments = new MonArguments(MonAtom.of(after));
        var blocks = new ArrayList<Network.Block>();
        for (var caps : List.of(before, after)) {
            caps.grants()
                    .forEach(grant ->
                            grant.network().flatMap(Network::block).ifPresent(blocks::add));
        }
        this.clients = Witnesses.addresses(blocks);
        var serviceNames = new LinkedHashSet<>(Set.of(MonRequest.CONFIG_KEY));
        var commandNames = new LinkedHashSet<String>();
        for (var atom : arguments.after()) {
            switch (atom.what()) {
                case MonGrant.OnService(var service, _) -> serviceNames.add(service);
                case MonGrant.Command(var command, _) -> commandNames.add(command);
                case MonGrant.Everywhere _, MonGrant.Profile _ -> {}
            }
        }
        this.services = Witnesses.names(serviceNames);
        this.commands = Witnesses.names(commandNames);
    }

    Comparison compared() {
        for (var grant : before.grants()) {
            if (isKept(grant)) {
                continue;
            }
            for (var atom : MonAtom.of(grant, before.release())) {
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
    private boolean ask(MonAtom atom) {
        for (var client : clients) {
            if (!atom.holds(client)) {
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

    private boolean ask(MonAtom atom, String service, String command, Address client) {
        var some = arguments.of(atom, MOST);
        asked += some.size() * NEEDS.size();
        if (asked > MOST) {
            doubts.addAll(Comparison.tooMany(Service.MON).doubts());
            return false;
        }
        var from = Optional.of(client.toString());
        for (var each : some) {
            for (var need : NEEDS) {
                if (!ask(atom, new MonRequest(service, command, each, need, from))) {
                    return false;
                }
            }
        }
        var bare = new MonRequest(service, command, Map.of(), "rwx", from);
        if (arguments.haveNoEnd(atom, command)
                && !arguments.areImplied(atom, command, client)
                && after.may(bare).may() != May.YES) {
            doubts.add(
                    "mon: whether all that the expression in '"
                            + atom.grant().text()
                            + "' allowed is still allowed is not known here");
            return false;
        }
        return true;
    }

    private boolean ask(MonAtom atom, MonRequest request) {
        var was = before.may(request).may();
        var is = after.may(request).may();
        if (was == May.YES && is == May.NO) {
            losses.add(
                    new Loss(
                            Service.MON,
                            "'" + atom.grant().text() + "' let them " + sentence(request),
                            Optional.of(MonQuestion.of(before.toString(), request))));
            return false;
        }
        if (was != May.NO && is != May.YES) {
            doubts.add("mon: whether they may still " + sentence(request) + " is not known here");
            return false;
        }
        return true;
    }

    /// A command of the monitors is asked of its own service and of no other.
    private Set<String> servicesOf(MonAtom atom, String command) {
        var known = MonCommand.named(command).map(MonCommand::service);
        if (atom.what() instanceof MonGrant.OnService(var service, _)) {
            return known.filter(own -> !own.equals(service)).isPresent()
                    ? Set.of()
                    : Set.of(service);
        }
        return known.map(Set::of).orElse(services);
    }

    private Set<String> commandsOf(MonAtom atom) {
        return atom.what() instanceof MonGrant.Command(var command, _) ? Set.of(command) : commands;
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
