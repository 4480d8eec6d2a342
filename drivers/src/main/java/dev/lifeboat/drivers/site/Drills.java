package dev.lifeboat.drivers.site;

import dev.lifeboat.core.fleet.Image;
import java.util.SortedSet;
import java.util.TreeSet;

/// What is kept for drills, and is nobody's.
///
/// @param guests by their libvirt name
public record Drills(SortedSet<String> guests, SortedSet<Image> images) {
    public static final Drills NOTHING = new Drills(new TreeSet<>(), new TreeSet<>());

    public Drills {
        guests = new TreeSet<>(guests);
        images = new TreeSet<>(images);
    }
}
