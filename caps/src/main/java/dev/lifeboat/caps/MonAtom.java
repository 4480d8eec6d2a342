package dev.lifeboat.caps;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One thing that a part of a mon cap gives, after profiles were replaced by what they stand for.
///
/// @param what no profile
/// @param sure whether it is known to be given in the release
record MonAtom(MonGrant grant, MonGrant.What what, boolean sure) {
    static List<MonAtom> of(MonCaps caps) {
        return caps.grants().stream().flatMap(grant -> of(grant, caps.release()).stream()).toList();
    }

    static List<MonAtom> of(MonGrant grant, Release release) {
        if (!(grant.what() instanceof MonGrant.Profile(var name))) {
            return List.of(new MonAtom(grant, grant.what(), true));
        }
        var given = MonProfiles.of(name, release);
        var atoms = new ArrayList<MonAtom>();
        given.sure().forEach(what -> atoms.add(new MonAtom(grant, what, true)));
        given.perhaps().forEach(what -> atoms.add(new MonAtom(grant, what, false)));
        return atoms;
    }

    boolean holds(Address client) {
        return grant.network().map(network -> network.holds(Optional.of(client))).orElse(May.YES)
                == May.YES;
    }
}
