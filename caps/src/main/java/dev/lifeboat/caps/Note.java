package dev.lifeboat.caps;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Something in a cap that Ceph takes without a word and that does not do what it looks like.
///
/// @param service whose cap it is
/// @param part of it, as it is written
/// @param text what is so, in a sentence without its end
public record Note(Service service, String part, String text) {
    /// What is to be said of a cap.
    ///
    /// @param release of the daemons that read it
    /// @param pools that exist; empty: not known
    public static List<Note> of(
            Service service, String cap, Release release, Optional<Set<String>> pools) {
        var notes = new Notes(service, release, pools);
        return switch (service) {
            case MON -> notes.ofMon(cap, MonCaps.parse(cap, release));
            case OSD -> notes.ofOsd(cap, OsdCaps.parse(cap, release));
            case MGR, MDS -> notes.ofOther(cap, PlainCaps.parse(service, cap, release));
        };
    }

    /// `osd 'profile rbdx': ...`
    @Override
    public String toString() {
        return service + " '" + part + "': " + text;
    }
}
