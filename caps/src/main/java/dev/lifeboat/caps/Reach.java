package dev.lifeboat.caps;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/// Where somebody may write.
public sealed interface Reach {
    record Nowhere() implements Reach {
        @Override
        public String toString() {
            return "nowhere";
        }
    }

    /// Every object of every pool.
    record Everywhere() implements Reach {
        @Override
        public String toString() {
            return "everywhere";
        }
    }

    record Places(List<Place> places) implements Reach {
        @Override
        public String toString() {
            return String.join("; ", places.stream().map(Place::toString).toList());
        }
    }

    /// @param pool empty: in all
    /// @param namespace one that ends with `*` stands for all that begin so; empty: in all
    /// @param tag which the pools must have, such as `cephfs data=a`
    /// @param prefix of the objects' names; "": all
    /// @param network from where; empty: from anywhere
    record Place(
            Optional<String> pool,
            Optional<String> namespace,
            Optional<String> tag,
            String prefix,
            Optional<String> network) {
        boolean isAll() {
            return pool.isEmpty()
                    && namespace.isEmpty()
                    && tag.isEmpty()
                    && prefix.isEmpty()
                    && network.isEmpty();
        }

        /// `pool vms, namespace tenant*`
        @Override
        public String toString() {
            var parts = new ArrayList<String>();
            parts.add(pool.map(name -> "pool " + name).orElse(tag.isEmpty() ? "all pools" : ""));
            tag.ifPresent(name -> parts.add("pools tagged " + name));
            namespace.ifPresent(name -> parts.add("namespace " + (name.isEmpty() ? "''" : name)));
            if (!prefix.isEmpty()) {
                parts.add("objects " + prefix + "*");
            }
            network.ifPresent(name -> parts.add("from " + name));
            parts.removeIf(String::isEmpty);
            return String.join(", ", parts);
        }
    }

    /// Of osd caps: letters that write, by themselves or through classes. A method that is allowed
    /// by its name, such as `class rbd child_attach`, is not counted.
    static Reach of(OsdCaps caps) {
        var places = new LinkedHashSet<Place>();
        for (var atom : caps.atoms()) {
            if (!(atom.spec() instanceof OsdSpec.Letters letters)
                    || !(letters.write() || letters.classWrite())
                    || !atom.network().map(Network::holdsSomewhere).orElse(true)) {
                continue;
            }
            var place = place(atom);
            if (place.isAll()) {
                return new Everywhere();
            }
            places.add(place);
        }
        return places.isEmpty() ? new Nowhere() : new Places(List.copyOf(places));
    }

    private static Place place(OsdAtom atom) {
        var match = atom.match();
        return new Place(
                match.pool(),
                match.namespace(),
                match.tag().map(tag -> tag.application() + " " + tag.key() + "=" + tag.value()),
                match.prefix(),
                atom.network().map(Network::text));
    }
}
