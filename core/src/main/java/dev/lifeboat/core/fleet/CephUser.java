package dev.lifeboat.core.fleet;

import java.util.Comparator;

/// A Ceph auth entity such as `client.libvirt`, in one cluster.
public record CephUser(ClusterId cluster, String entity) implements Subject, Comparable<CephUser> {
    private static final Comparator<CephUser> ORDER =
            Comparator.comparing(CephUser::cluster).thenComparing(CephUser::entity);

    public CephUser {
        Names.plain("Ceph entity", entity);
    }

    @Override
    public String path() {
        return "user/" + cluster + "/" + entity;
    }

    @Override
    public String label() {
        return entity;
    }

    @Override
    public int compareTo(CephUser other) {
        return ORDER.compare(this, other);
    }
}
