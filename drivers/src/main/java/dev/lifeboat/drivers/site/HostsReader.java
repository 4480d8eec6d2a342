package dev.lifeboat.drivers.site;

import dev.lifeboat.core.fleet.Capacity;
import dev.lifeboat.core.fleet.Host;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.Witness;
import dev.lifeboat.drivers.access.BmcAccess;
import dev.lifeboat.drivers.access.Chassis;
import dev.lifeboat.drivers.access.ConsoleLog;
import dev.lifeboat.drivers.access.HostAccess;
import dev.lifeboat.drivers.access.SshAccess;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Reads the hosts, and sees that no two of them can be mistaken for each other: an address that
/// two share would fence, or switch off, the wrong one.
final class HostsReader {
    private static final int MOST_ADDRESSES = 16;

    /// Each is judged whenever a host is; nobody keeps more beside a rack.
    private static final int MOST_SPARES = 16;

    /// IPMI 2.0, 22.30 Set User Password: 20 bytes at most.
    private static final int LONGEST_BMC_PASSWORD = 20;

    private final Places places;
    private final Secrets secrets;
    private final SortedMap<HostId, Host> hosts = new TreeMap<>();
    private final SortedMap<HostId, SshAccess> ssh = new TreeMap<>();
    private final SortedMap<HostId, String> hypervisors = new TreeMap<>();
    private final SortedMap<HostId, BmcAccess> bmcs = new TreeMap<>();
    private final SortedMap<HostId, ConsoleLog> logs = new TreeMap<>();
    private final ConsolesReader consoles;
    private final Map<String, String> addressOwners = new HashMap<>();
    private final Map<String, String> bmcOwners = new HashMap<>();

    /// What each host names, to be looked up when all hosts are known.
    private final SortedMap<HostId, Section> sections = new TreeMap<>();

    private final SortedMap<HostId, List<String>> named = new TreeMap<>();
    private final SortedMap<HostId, Chassis> spares = new TreeMap<>();

    HostsReader(Places places, Secrets secrets) {
        this.places = places;
        this.consoles = new ConsolesReader(places);
        this.secrets = secrets;
    }

    /// In the order of the hosts' names.
    SortedMap<HostId, Host> hosts() {
        return hosts;
    }

    SortedMap<HostId, HostAccess> access() {
        var access = new TreeMap<HostId, HostAccess>();
        ssh.forEach((id, login) -> {
            var hypervisor = hypervisors.getOrDefault(id, "");
            var bmc = Optional.ofNullable(bmcs.get(id));
            var console = Optional.ofNullable(logs.get(id));
            access.put(id, new HostAccess(hypervisor, login, bmc, console, spares(id)));
        });
        return access;
    }

    void read(Section root) {
        root.named(SiteKey.SPARES, false).forEach((name, it) -> spare(new HostId(name), it));
        root.named(SiteKey.HOSTS, true).forEach((name, section) -> host(new HostId(name), section));
        sections.forEach(this::checkSpares);
    }

    private void spare(HostId id, Section spare) {
        var hardware = places.file(spare, SiteKey.SPARE_HARDWARE);
        var rootOn = spare.may(SiteKey.SPARE_ROOT_ON, Values::controller);
        hardware.ifPresent(list -> spares.put(id, new Chassis.Listed(list, rootOn)));
    }

    private void checkSpares(HostId host, Section section) {
        for (var name : named.getOrDefault(host, List.of())) {
            var id = new HostId(name);
            if (id.equals(host) || !(spares.containsKey(id) || sections.containsKey(id))) {
                section.wrong(
                        SiteKey.HOST_SPARES,
                        Problems.quote(name) + " is neither one of spares nor another host");
            }
        }
        if (spares.containsKey(host)) {
            section.wrong(host + " is one of spares too: what runs guests is a host");
        }
    }

    private SortedMap<HostId, Chassis> spares(HostId host) {
        if (!named.containsKey(host)) {
            return spares;
        }
        var own = new TreeMap<HostId, Chassis>();
        for (var name : named.get(host)) {
            var id = new HostId(name);
            own.put(id, spares.getOrDefault(id, new Chassis.Living()));
        }
        return own;
    }

    private void host(HostId id, Section host) {
        var address = host.must(SiteKey.HOST_ADDRESS, Values::address);
        var storage =
                host.list(
                        SiteKey.HOST_STORAGE_ADDRESSES,
                        1,
                        MOST_ADDRESSES,
                        "an address",
                        Values::address);
        var capacity = host.mustGroup(SiteKey.HOST_CAPACITY).flatMap(HostsReader::capacity);
        var bmc = host.optionalGroup(SiteKey.HOST_BMC).flatMap(section -> bmc(id, section));
        sections.put(id, host);
        host.list(SiteKey.HOST_SPARES, 0, MOST_SPARES, "a name", Values::name)
                .ifPresent(names -> named.put(id, names));
        var login = host.group(SiteKey.HOST_SSH);
        var access = ssh(login, address.orElse(""));
        var hypervisor =
                host.may(SiteKey.HOST_HYPERVISOR, Values::libvirt).orElseGet(() -> libvirt(access));
        var console = consoles.read(id, host, access);
        console.ifPresent(log -> logs.put(id, log));
        if (address.isEmpty() || capacity.isEmpty()) {
            return;
        }
        var all = new TreeSet<>(storage.orElseGet(() -> List.of(address.get())));
        only(host, SiteKey.HOST_ADDRESS, address.get(), id, addressOwners);
        all.stream()
                .filter(each -> !each.equals(address.get()))
                .forEach(each ->
                        only(host, SiteKey.HOST_STORAGE_ADDRESSES, each, id, addressOwners));
        var log = console.map(ConsoleLog::shown);
        hosts.put(id, new Host(id, address.get(), all, bmc, log, capacity.get(), host.said()));
        ssh.put(id, access);
        hypervisors.put(id, hypervisor);
    }

    private static Optional<Capacity> capacity(Section capacity) {
        var memory = capacity.must(SiteKey.CAPACITY_MEMORY, Values::memory);
        var vcpus = capacity.must(SiteKey.CAPACITY_VCPUS, Values.number(1, 4096));
        return memory.isEmpty() || vcpus.isEmpty()
                ? Optional.empty()
                : Optional.of(new Capacity(memory.get(), vcpus.get()));
    }

    private SshAccess ssh(Section ssh, String address) {
        return new SshAccess(
                address,
                ssh.may(SiteKey.SSH_PORT, Values.number(1, 65535)).orElse(22),
                ssh.may(SiteKey.SSH_USER, Values::user).orElse("root"),
                places.file(ssh, SiteKey.SSH_KEY, "~/.ssh/id_ed25519"),
                places.file(ssh, SiteKey.SSH_KNOWN_HOSTS, "~/.ssh/known_hosts"));
    }

    private static String libvirt(SshAccess ssh) {
        var port = ssh.port() == 22 ? "" : ":" + ssh.port();
        return "qemu+ssh://"
                + ssh.user()
                + "@"
                + Values.bracketed(ssh.address())
                + port
                + "/system";
    }

    /// Its address. The password may come later, from a command.
    private Optional<String> bmc(HostId id, Section bmc) {
        var address = bmc.must(SiteKey.BMC_ADDRESS, Values::address);
        var user = bmc.must(SiteKey.BMC_USER, Values::bmcUser);
        var port = bmc.may(SiteKey.BMC_PORT, Values.number(1, 65535)).orElse(623);
        var cipher = bmc.may(SiteKey.BMC_CIPHER, Values.number(1, 17)).orElse(3);
        address.ifPresent(ip ->
                only(bmc, SiteKey.BMC_ADDRESS, Values.bracketed(ip) + ":" + port, id, bmcOwners));
        secrets.want(
                bmc,
                SiteKey.BMC_PASSWORD,
                false,
                new Secrets.Form(HostsReader::bmcPassword, "at most 20 bytes, as IPMI wants"),
                password -> {
                    if (address.isPresent() && user.isPresent()) {
                        bmcs.put(
                                id,
                                new BmcAccess(address.get(), port, user.get(), password, cipher));
                    }
                });
        if (!bmc.has(SiteKey.BMC_PASSWORD)) {
            bmc.wrong(SiteKey.BMC_PASSWORD, "missing: write " + SiteKey.BMC_PASSWORD.wanted());
        }
        return address;
    }

    private static Optional<String> bmcPassword(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length <= LONGEST_BMC_PASSWORD
                ? Optional.of(text)
                : Optional.empty();
    }

    private static void only(
            Section section, SiteKey key, String address, HostId id, Map<String, String> owners) {
        var other = owners.putIfAbsent(address, id.name());
        if (other != null) {
            section.wrong(key, address + " is also " + other + "'s: each host needs its own");
        }
    }

    /// A witness that is one of the hosts would fall silent with them.
    void keepOutside(Section brakes, SortedSet<Witness> witnesses) {
        for (var witness : witnesses) {
            var host = addressOwners.get(witness.name());
            if (host != null) {
                brakes.wrong(
                        SiteKey.WITNESSES,
                        witness + " is " + host + "'s: name something outside of the hosts");
            }
        }
    }
}
