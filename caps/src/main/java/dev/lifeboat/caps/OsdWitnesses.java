package dev.lifeboat.caps;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Compares osd caps by requests that stand for all others.
///
/// A request is allowed if each of its class calls is, by some part that matches it and allows what
/// it reads and writes besides. So requests with at most one call tell everything; and for a part
/// of the caps of before it is enough to ask with all that the part itself reads and writes: what
/// is allowed then is allowed with less, too.
final class OsdWitnesses {
    /// More are not asked, half a second's work. Caps that people write have a hundred; the product
    /// of a dozen pools, namespaces, prefixes and networks is 20,000.
    private static final int MOST = 50_000;

    private final OsdCaps before;
    private final OsdCaps after;
    private final boolean isAnywhere;
    private final Set<OsdGrant> told = new HashSet<>();
    private final List<Loss> losses = new ArrayList<>();
    private final List<String> doubts = new ArrayList<>();

    OsdWitnesses(OsdCaps before, OsdCaps after) {
        this.before = before;
        this.after = after;
        this.isAnywhere =
                Stream.of(before, after)
                        .flatMap(caps -> caps.atoms().stream())
                        .allMatch(atom -> atom.network().isEmpty());
    }

    Comparison compared() {
        var kept = new LinkedHashSet<>(after.grants().stream().map(OsdWitnesses::meaning).toList());
        var asked = 0L;
        for (var atom : before.atoms()) {
            if (kept.contains(meaning(atom.grant())) || told.contains(atom.grant())) {
                continue;
            }
            var places = places(atom);
            asked += places.size();
            if (asked > MOST) {
                doubts.addAll(Comparison.tooMany(Service.OSD).doubts());
                break;
            }
            ask(atom, places);
        }
        return new Comparison(losses, doubts);
    }

    private record Meaning(OsdGrant.What what, Optional<Network> network) {}

    private static Meaning meaning(OsdGrant grant) {
        return new Meaning(grant.what(), grant.network());
    }

    /// The first loss of a part is told, which is enough to know that there is one.
    private void ask(OsdAtom atom, Collection<Place> places) {
        for (var place : places) {
            for (var calls : calls(atom.spec())) {
                var request = place.request(atom, calls);
                var was = before.may(request).may();
                var is = after.may(request).may();
                if (was == May.NO || is == May.YES) {
                    continue;
                }
                told.add(atom.grant());
                if (was == May.YES && is == May.NO) {
                    losses.add(
                            new Loss(
                                    Service.OSD,
                                    "'" + atom.grant().text() + "' let them " + sentence(request),
                                    Optional.of(OsdQuestion.of(before.toString(), request))));
                } else {
                    doubts.add(
                            "osd: whether they may still "
                                    + sentence(request)
                                    + " is not known here");
                }
                return;
            }
        }
    }

    /// @param applications the least that the part's tag asks of a pool
    private record Place(
            String pool,
            String namespace,
            String object,
            Map<String, Map<String, String>> applications,
            Address client) {
        OsdRequest request(OsdAtom atom, List<ClassCall> calls) {
            return new OsdRequest(
                    pool,
                    namespace,
                    object,
                    (atom.spec().read() ? "r" : "") + (atom.spec().write() ? "w" : ""),
                    calls,
                    Optional.of(client.toString()),
                    Optional.of(applications));
        }
    }

    /// Without a call; and with the most that the part lets call.
    private List<List<ClassCall>> calls(OsdSpec spec) {
        var other = other();
        return switch (spec) {
            case OsdSpec.Letters(_, _, _, _, var any) when any ->
                    List.of(List.of(), List.of(new ClassCall(other, other, true, true, false)));
            case OsdSpec.Letters letters ->
                    List.of(
                            List.of(),
                            List.of(
                                    new ClassCall(
                                            other,
                                            other,
                                            letters.classRead(),
                                            letters.classWrite(),
                                            true)));
            case OsdSpec.OneClass(var name, var method) ->
                    List.of(
                            List.of(),
                            List.of(new ClassCall(name, method.orElse(other), true, true, false)));
        };
    }

    /// No class and no method that is named.
    private String other() {
        var named = new ArrayList<String>();
        for (var atom : after.atoms()) {
            if (atom.spec() instanceof OsdSpec.OneClass(var name, var method)) {
                named.add(name);
                method.ifPresent(named::add);
            }
        }
        return Witnesses.after("", named);
    }

    private Set<Place> places(OsdAtom atom) {
        var match = atom.match();
        var places = new LinkedHashSet<Place>();
        for (var pool : pools(match)) {
            for (var namespace : namespaces(match)) {
                for (var object : objects(match)) {
                    for (var client : clients(atom)) {
                        places.add(new Place(pool, namespace, object, applications(match), client));
                    }
                    if (places.size() > MOST) {
                        return places;
                    }
                }
            }
        }
        return places;
    }

    private Collection<String> pools(OsdMatch match) {
        return match.pool().isPresent()
                ? List.of(match.pool().get())
                : Witnesses.names(
                        after.atoms().stream()
                                .flatMap(atom -> atom.match().pool().stream())
                                .toList());
    }

    private List<String> namespaces(OsdMatch match) {
        var globs = Difference.NAMESPACE_GLOB.perhaps(before.release());
        var named = new LinkedHashSet<String>();
        named.add("");
        for (var caps : List.of(before, after)) {
            for (var atom : caps.atoms()) {
                atom.match().namespace().ifPresent(name -> named.add(stem(name, globs)));
            }
        }
        return Witnesses.texts(named).stream()
                .filter(name ->
                        OsdMatch.of(Optional.empty(), match.namespace(), "")
                                .isOf("", name, "", globs))
                .toList();
    }

    private static String stem(String name, boolean globs) {
        return globs && name.endsWith("*") ? name.substring(0, name.length() - 1) : name;
    }

    private List<String> objects(OsdMatch match) {
        var prefixes = new LinkedHashSet<String>();
        prefixes.add(match.prefix());
        after.atoms().forEach(atom -> prefixes.add(atom.match().prefix()));
        return prefixes.stream()
                .filter(prefix -> prefix.startsWith(match.prefix()))
                .map(prefix -> Witnesses.after(prefix, prefixes))
                .toList();
    }

    /// More tags never make a part hold less, so that the least is enough; of a key or value that
    /// may be any, one that nobody names.
    private Map<String, Map<String, String>> applications(OsdMatch match) {
        if (match.tag().isEmpty()) {
            return Map.of();
        }
        var tag = match.tag().get();
        var named = new ArrayList<String>();
        for (var atom : after.atoms()) {
            atom.match()
                    .tag()
                    .ifPresent(other -> named.addAll(List.of(other.key(), other.value())));
        }
        var other = Witnesses.after("", named);
        var anyKey = tag.key().equals(OsdMatch.Tag.ANY);
        var anyValue = tag.value().equals(OsdMatch.Tag.ANY);
        return Map.of(
                tag.application(),
                anyKey && anyValue
                        ? Map.of()
                        : Map.of(anyKey ? other : tag.key(), anyValue ? other : tag.value()));
    }

    private List<Address> clients(OsdAtom atom) {
        var blocks = new ArrayList<Network.Block>();
        for (var other : after.atoms()) {
            other.network().flatMap(Network::block).ifPresent(blocks::add);
        }
        atom.network().flatMap(Network::block).ifPresent(blocks::add);
        return Witnesses.addresses(blocks).stream()
                .filter(client ->
                        atom.network()
                                .map(network -> network.holds(Optional.of(client)))
                                .orElse(May.YES)
                                .equals(May.YES))
                .toList();
    }

    private String sentence(OsdRequest request) {
        var what =
                switch (request.needs()) {
                    case "r" -> "read ";
                    case "w" -> "write ";
                    case "rw" -> "read and write ";
                    default -> "touch ";
                };
        return what
                + "object "
                + request.object()
                + " in pool "
                + request.pool()
                + (request.namespace().isEmpty() ? "" : ", namespace " + request.namespace())
                + (request.classes().isEmpty() ? "" : ", calling " + request.classes().getFirst())
                + (isAnywhere ? "" : ", from " + request.client().orElseThrow());
    }
}
