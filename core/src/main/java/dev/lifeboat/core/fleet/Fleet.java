package dev.lifeboat.core.fleet;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The site: hosts, guests, storage clusters and witnesses.
public record Fleet(
        SortedMap<HostId, Host> hosts,
        SortedMap<VmId, Vm> vms,
        SortedSet<ClusterId> clusters,
        SortedSet<Witness> witnesses) {

    public Fleet {
        hosts = new TreeMap<>(hosts);
        vms = new TreeMap<>(vms);
        clusters = new TreeSet<>(clusters);
        witnesses = new TreeSet<>(witnesses);
    }

    public Host host(HostId id) {
        var host = hosts.get(id);
        if (host == null) {
            throw new IllegalArgumentException("no host " + id + " in this fleet");
        }
        return host;
    }

    /// The guest; one that the site file does not name is known by its UUID and has usual
    /// attributes.
    public Vm vm(VmId id) {
        var vm = vms.get(id);
        return vm != null
                ? vm
                : new Vm(
                        id,
                        id.label(),
                        Vm.USUAL_PRIORITY,
                        Optional.empty(),
                        new TreeSet<>(),
                        Optional.empty());
    }

    public Optional<Vm> named(String name) {
        return vms.values().stream().filter(vm -> vm.name().equals(name)).findFirst();
    }

    /// The hosts that talk to storage from this address.
    public Stream<HostId> at(String storageAddress) {
        return hosts.values().stream()
                .filter(host -> host.storageAddresses().contains(storageAddress))
                .map(Host::id);
    }

    public Fleet with(Map<VmId, Vm> more) {
        var all = new TreeMap<>(vms);
        all.putAll(more);
        return new Fleet(hosts, all, clusters, witnesses);
    }
}
