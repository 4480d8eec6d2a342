package dev.lifeboat.caps;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What osd caps give, with profiles replaced by what they stand for (OSDCap.cc, `expand_profile`).
final class OsdProfiles {
    private static final Set<String> NAMES =
            Set.of("read-only", "read-write", "rbd", "rbd-read-only");

    private static final String RBD_INFO = "rbd_info";

    private final OsdGrant grant;
    private final Release release;
    private final List<OsdAtom> atoms;

    private OsdProfiles(OsdGrant grant, Release release, List<OsdAtom> atoms) {
        this.grant = grant;
        this.release = release;
        this.atoms = atoms;
    }

    /// In the order of the grants.
    static List<OsdAtom> atoms(List<OsdGrant> grants, Release release) {
        var atoms = new ArrayList<OsdAtom>();
        for (var grant : grants) {
            var one = new OsdProfiles(grant, release, atoms);
            switch (grant.what()) {
                case OsdGrant.Allow(var match, var spec) -> one.allow(match, spec);
                case OsdGrant.Profile profile -> one.profile(profile);
            }
        }
        return List.copyOf(atoms);
    }

    private void allow(OsdMatch match, OsdSpec spec) {
        if (match.auid().isPresent() && Difference.AUID_IGNORED.in(release) != May.YES) {
            add(match, spec, "whose pool it is (auid) is not known here");
        } else if (spec instanceof OsdSpec.OneClass(_, var method)
                && method.isPresent()
                && Difference.ONE_METHOD.in(release) != May.YES) {
            add(match, spec, "what a class with a second word gives in " + release);
        } else {
            add(match, spec, "");
        }
    }

    /// Whether Ceph knows a profile of this name.
    static boolean gives(String name) {
        return NAMES.contains(name);
    }

    /// Nothing, for a name that Ceph does not know: it takes any and says nothing.
    private void profile(OsdGrant.Profile profile) {
        var within = OsdMatch.of(profile.pool(), profile.namespace(), "");
        switch (profile.name()) {
            case "read-only" -> add(within, OsdSpec.Letters.of("r"), "");
            case "read-write" -> add(within, OsdSpec.Letters.of("rw"), "");
            case "rbd" -> rbd(profile, within);
            case "rbd-read-only" -> rbdReadOnly(profile, within);
            default -> {}
        }
    }

    private void rbd(OsdGrant.Profile profile, OsdMatch within) {
        when(Difference.RBD_INFO, everywhere(RBD_INFO), OsdSpec.Letters.of("r"));
        add(everywhere("rbd_children"), OsdSpec.Letters.classRead(""), "");
        when(Difference.RBD_MIRRORING, everywhere("rbd_mirroring"), OsdSpec.Letters.classRead(""));
        if (Difference.METADATA_LIST_OF_RBD_INFO.in(release) == May.YES) {
            add(info(profile), method("metadata_list"), "");
        } else {
            when(
                    Difference.METADATA_LIST,
                    OsdMatch.of(profile.pool(), Optional.empty(), ""),
                    method("metadata_list"));
        }
        add(within, OsdSpec.Letters.of("rwx"), "");
    }

    private void rbdReadOnly(OsdGrant.Profile profile, OsdMatch within) {
        when(Difference.METADATA_LIST_OF_RBD_INFO, info(profile), method("metadata_list"));
        add(within, OsdSpec.Letters.classRead("r"), "");
        var headers = OsdMatch.of(profile.pool(), profile.namespace(), "rbd_header.");
        when(Difference.CHILD_ATTACH, headers, method("child_attach"));
        when(Difference.CHILD_ATTACH, headers, method("child_detach"));
    }

    private static OsdMatch everywhere(String prefix) {
        return OsdMatch.of(Optional.empty(), Optional.empty(), prefix);
    }

    /// Where settings of a pool's images are: in its namespace without a name.
    private static OsdMatch info(OsdGrant.Profile profile) {
        return OsdMatch.of(profile.pool(), Optional.of(""), RBD_INFO);
    }

    private static OsdSpec method(String name) {
        return new OsdSpec.OneClass("rbd", Optional.of(name));
    }

    private void when(Difference difference, OsdMatch match, OsdSpec spec) {
        switch (difference.in(release)) {
            case YES -> add(match, spec, "");
            case UNKNOWN ->
                    add(match, spec, "what its profile gives in " + release + " is not known here");
            case NO -> {}
        }
    }

    private void add(OsdMatch match, OsdSpec spec, String doubt) {
        atoms.add(new OsdAtom(grant, match, spec, doubt));
    }
}
