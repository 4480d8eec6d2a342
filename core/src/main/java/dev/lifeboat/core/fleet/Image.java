package dev.lifeboat.core.fleet;

import java.util.Comparator;

/// An RBD image, a guest's disk.
public record Image(ClusterId cluster, String pool, String name)
        implements Subject, Comparable<Image> {
    private static final Comparator<Image> ORDER =
            Comparator.comparing(Image::cluster)
                    .thenComparing(Image::pool)
                    .thenComparing(Image::name);

    public Image {
        Names.plain("pool", pool);
        Names.plain("image", name);
    }

    @Override
    public String path() {
        return "image/" + cluster + "/" + pool + "/" + name;
    }

    @Override
    public String label() {
        return pool + "/" + name;
    }

    @Override
    public int compareTo(Image other) {
        return ORDER.compare(this, other);
    }
}
