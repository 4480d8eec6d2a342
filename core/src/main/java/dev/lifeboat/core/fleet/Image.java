package dev.lifeboat.core.fleet;

/// An RBD image, a guest's disk.
public record Image(ClusterId cluster, String pool, String name)
        implements Subject, Comparable<Image> {
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
        var first = cluster.compareTo(other.cluster);
        var second = first != 0 ? first : pool.compareTo(other.pool);
        return second != 0 ? second : name.compareTo(other.name);
    }
}
