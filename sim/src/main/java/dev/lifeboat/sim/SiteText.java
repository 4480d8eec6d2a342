package dev.lifeboat.sim;

import dev.lifeboat.core.evidence.Definition;
import dev.lifeboat.core.fleet.Capacity;
import dev.lifeboat.core.fleet.CephUser;
import dev.lifeboat.core.fleet.ClusterId;
import dev.lifeboat.core.fleet.Fleet;
import dev.lifeboat.core.fleet.Host;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.Image;
import dev.lifeboat.core.fleet.MebiBytes;
import dev.lifeboat.core.fleet.Vm;
import dev.lifeboat.core.fleet.VmId;
import dev.lifeboat.core.fleet.Wanted;
import dev.lifeboat.core.fleet.Witness;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// Builds a simulated site from its `site.yaml`, all guests booted and settled.
///
/// ```yaml
/// hosts:  {kct09: {address: 10.91.0.11, memory: 4096, bridge: br0, console: logged}}     # MiB
/// guests: {db-1: {on: kct09, memory: 512, priority: 1, wanted: on, apart: db, disk: ceph}}
/// caps:   allow r
/// canaries: canary-2019 canary-2023     # images that are kept for drills
/// lab:    true                          # drills may make its hosts hang
/// ```
final class SiteText {
    private static final ClusterId CLUSTER = new ClusterId("main");
    private static final String BRIDGE = "bridge br0";

    private SiteText() {}

    static SimSite read(String yaml) {
        var root = map(new Load(LoadSettings.builder().build()).loadFromString(yaml));
        var hosts = new TreeMap<HostId, Host>();
        map(root.get("hosts")).forEach((name, it) -> host(name, map(it), hosts));
        var vms = new TreeMap<VmId, Vm>();
        var number = 0;
        for (var entry : map(root.get("guests")).entrySet()) {
            number++;
            var vm = vm(entry.getKey(), map(entry.getValue()), number);
            vms.put(vm.id(), vm);
        }
        var fleet =
                new Fleet(
                        hosts,
                        vms,
                        new TreeSet<>(List.of(CLUSTER)),
                        new TreeSet<>(List.of(new Witness("10.91.0.2"))));
        var site = new SimSite(fleet);
        site.isLab = Boolean.parseBoolean(text(root, "lab", "false"));
        site.ceph.monCap = text(root, "caps", "profile rbd");
        site.ceph.retriesForever = text(root, "librbd", "16").equals("12");
        for (var name : words(root, "canaries")) {
            var canary = new Image(CLUSTER, "vms", name);
            site.ceph.canaries.add(canary);
            site.ceph.images.put(canary, new SimImage(canary));
        }
        site.ceph.daemons.put("10.91.0.1", new TreeSet<>(List.of("mon.a", "osd.0")));
        map(root.get("hosts")).forEach((name, it) -> equip(site, name, map(it)));
        map(root.get("guests")).forEach((name, it) -> move(site, name, map(it)));
        site.advance(SimSite.START);
        SettledSite.settle(site);
        return site;
    }

    private static void host(String name, Map<String, Object> it, Map<HostId, Host> hosts) {
        var id = new HostId(name);
        var address = text(it, "address", "");
        var memory = new MebiBytes(Long.parseLong(text(it, "memory", "4096")));
        hosts.put(
                id,
                new Host(
                        id,
                        address,
                        new TreeSet<>(List.of(text(it, "storage", address))),
                        Optional.of(address.replace("10.91.0.", "10.91.2.")),
                        Optional.ofNullable(it.get("console")).map(Object::toString),
                        new Capacity(memory, 16)));
    }

    private static void equip(SimSite site, String name, Map<String, Object> it) {
        var host = site.host(new HostId(name));
        var machine = host.machine;
        machine.bare = Boolean.parseBoolean(text(it, "bare", "false"));
        host.powered = !machine.bare;
        machine.controller = text(it, "controller", machine.controller);
        machine.bootDrivers.add(machine.controller);
        machine.drives.addAll(words(it, "drives"));
        machine.own = machine.drives.size();
        machine.macs.addAll(words(it, "macs"));
        machine.configuredMacs.addAll(machine.macs);
        host.has.add("bridge " + text(it, "bridge", "br0"));
        for (var daemon : words(it, "daemons")) {
            site.ceph
                    .daemons
                    .computeIfAbsent(host.storageAddress, _ -> new TreeSet<>())
                    .add(daemon);
        }
    }

    private static List<String> words(Map<String, Object> it, String key) {
        var words = text(it, key, "");
        return words.isEmpty() ? List.of() : List.of(words.split(" ", -1));
    }

    private static Vm vm(String name, Map<String, Object> it, int number) {
        var id = new VmId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
        var addresses = new TreeSet<String>();
        addresses.add("10.91.1." + number);
        var plain =
                new Vm(
                        id,
                        name,
                        Integer.parseInt(text(it, "priority", "5")),
                        Optional.ofNullable(it.get("wanted"))
                                .map(wanted ->
                                        Wanted.valueOf(wanted.toString().toUpperCase(Locale.ROOT))),
                        addresses,
                        Optional.ofNullable(it.get("apart")).map(Object::toString));
        return Boolean.parseBoolean(text(it, "canary", "false")) ? plain.asCanary() : plain;
    }

    private static void move(SimSite site, String name, Map<String, Object> it) {
        var vm = site.fleet().named(name).orElseThrow();
        var host = site.host(new HostId(text(it, "on", "")));
        var local = text(it, "disk", "ceph").equals("file");
        var image = new Image(CLUSTER, "vms", name);
        var definition =
                new Definition(
                        DefinitionXml.of(vm.id()),
                        false,
                        new MebiBytes(Long.parseLong(text(it, "memory", "512"))),
                        1,
                        local ? List.of() : List.of(image),
                        local ? List.of("/var/lib/images/" + name + ".qcow2") : List.of(),
                        new TreeSet<>(List.of(new CephUser(CLUSTER, SimCeph.USER))),
                        new TreeSet<>(List.of(BRIDGE)));
        if (!local) {
            site.ceph.images.put(image, new SimImage(image));
        }
        var autostart = Boolean.parseBoolean(text(it, "autostart", "false"));
        host.defined.put(vm.id(), new SimHost.Defined(definition, autostart));
        if (!text(it, "runs", "true").equals("false")) {
            SettledSite.run(site, host, vm.id());
        }
    }

    private static String text(Map<String, Object> map, String key, String otherwise) {
        var value = map.get(key);
        return value == null ? otherwise : value.toString();
    }

    private static Map<String, Object> map(@Nullable Object value) {
        if (!(value instanceof Map<?, ?> raw)) {
            throw new IllegalArgumentException("not a mapping: " + value);
        }
        var map = new LinkedHashMap<String, Object>();
        raw.forEach((key, each) -> map.put(String.valueOf(key), each));
        return map;
    }
}
