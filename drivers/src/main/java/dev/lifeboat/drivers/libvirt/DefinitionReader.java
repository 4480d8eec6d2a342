package dev.lifeboat.drivers.libvirt;

import static dev.lifeboat.drivers.libvirt.DomainXml.attribute;
import static dev.lifeboat.drivers.libvirt.DomainXml.child;
import static dev.lifeboat.drivers.libvirt.DomainXml.children;

import dev.lifeboat.core.evidence.Definition;
import dev.lifeboat.core.fleet.CephUser;
import dev.lifeboat.core.fleet.ClusterId;
import dev.lifeboat.core.fleet.Image;
import dev.lifeboat.core.fleet.MebiBytes;
import dev.lifeboat.drivers.shell.Unreadable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/// What a definition means for a recovery: which disks a Ceph fence reaches, and which it does not;
/// what the host must have.
///
/// Whatever is not certainly an image of a known cluster counts as a disk that no fence reaches.
final class DefinitionReader {
    private final SortedMap<ClusterId, SortedSet<String>> monitors;

    /// @param monitors the monitor hosts of each cluster, as its configuration names them
    DefinitionReader(SortedMap<ClusterId, SortedSet<String>> monitors) {
        this.monitors = new TreeMap<>(monitors);
    }

    Definition read(String xml) throws Unreadable {
        var domain = DomainXml.parse(xml);
        var disks = new ArrayList<Image>();
        var others = new ArrayList<String>();
        var users = new TreeSet<CephUser>();
        for (var disk : domain.writableDisks()) {
            var image = image(disk);
            if (image.isPresent()) {
                disks.add(image.get());
                user(disk, image.get().cluster()).ifPresent(users::add);
            } else {
                others.add(described(disk));
            }
        }
        domain.devices("filesystem").forEach(folder -> others.add("filesystem " + place(folder)));
        passedThrough(domain)
                .forEach(device -> others.add(Definition.PASSED_THROUGH + hardware(device)));
        return new Definition(
                xml,
                domain.isForRecovery(),
                memory(domain.root()),
                vcpus(domain.root()),
                disks,
                others,
                users,
                needs(domain));
    }

    private Optional<Image> image(Element disk) {
        var source = child(disk, "source").filter(s -> s.getAttribute("protocol").equals("rbd"));
        if (source.isEmpty() || !disk.getAttribute("type").equals("network")) {
            return Optional.empty();
        }
        var name = source.get().getAttribute("name").split("/", -1);
        var cluster = cluster(source.get());
        if (name.length != 2 || cluster.isEmpty()) {
            return Optional.empty(); // in a namespace, or of a cluster that the site does not name
        }
        try {
            return Optional.of(new Image(cluster.get(), name[0], name[1]));
        } catch (IllegalArgumentException strange) {
            return Optional.empty();
        }
    }

    /// The monitors that each RBD disk of a definition names; of what cannot be read none.
    static List<SortedSet<String>> monitors(String xml) {
        var each = new ArrayList<SortedSet<String>>();
        try {
            for (var disk : DomainXml.parse(xml).devices("disk")) {
                child(disk, "source")
                        .filter(source -> source.getAttribute("protocol").equals("rbd"))
                        .ifPresent(source -> each.add(named(source)));
            }
        } catch (Unreadable bad) {
            return List.of();
        }
        return each;
    }

    private static SortedSet<String> named(Element source) {
        var named = new TreeSet<String>();
        children(source, "host").forEach(host -> named.add(host.getAttribute("name")));
        return named;
    }

    /// The cluster that a disk's monitors belong to. A disk that names none uses its host's own
    /// ceph.conf: certain only where the site has one cluster.
    private Optional<ClusterId> cluster(Element source) {
        var named = named(source);
        if (named.isEmpty()) {
            return monitors.size() == 1 ? Optional.of(monitors.firstKey()) : Optional.empty();
        }
        var matching = new ArrayList<ClusterId>();
        monitors.forEach((cluster, hosts) -> {
            if (hosts.stream().anyMatch(named::contains)) {
                matching.add(cluster);
            }
        });
        return matching.size() == 1 ? Optional.of(matching.getFirst()) : Optional.empty();
    }

    /// libvirt 9 has `<auth>` in the disk, or in its source.
    static Optional<Element> auth(Element disk) {
        return child(disk, "auth")
                .or(() -> child(disk, "source").flatMap(source -> child(source, "auth")));
    }

    private static Optional<CephUser> user(Element disk, ClusterId cluster) {
        try {
            return auth(disk)
                    .flatMap(auth -> attribute(auth, "username"))
                    .map(name -> new CephUser(cluster, "client." + name));
        } catch (IllegalArgumentException strange) {
            return Optional.empty();
        }
    }

    private static String described(Element disk) {
        return disk.getAttribute("type") + " " + place(disk);
    }

    private static String place(Element device) {
        var source = child(device, "source");
        for (var name : List.of("name", "file", "dev", "dir", "volume", "path")) {
            var value = source.flatMap(element -> attribute(element, name));
            if (value.isPresent()) {
                return value.get();
            }
        }
        return child(device, "target")
                .flatMap(target -> attribute(target, "dev").or(() -> attribute(target, "dir")))
                .orElse("of unknown place");
    }

    /// A network card of the host too (SR-IOV), which libvirt keeps among the interfaces.
    private static Stream<Element> passedThrough(DomainXml domain) {
        return Stream.concat(
                domain.devices("hostdev").stream(),
                domain.devices("interface").stream()
                        .filter(port -> port.getAttribute("type").equals("hostdev")));
    }

    private static String hardware(Element device) {
        var address =
                child(device, "source")
                        .flatMap(source -> child(source, "address"))
                        .map(at ->
                                "%s:%s:%s.%s"
                                        .formatted(
                                                at.getAttribute("domain"),
                                                at.getAttribute("bus"),
                                                at.getAttribute("slot"),
                                                at.getAttribute("function")));
        var type =
                child(device, "source")
                        .flatMap(source -> child(source, "address"))
                        .flatMap(at -> attribute(at, "type"))
                        .orElse(device.getAttribute("type"));
        return type + " device" + address.map(at -> " " + at).orElse("");
    }

    /// In the words that [InventoryReader] uses for what a host has.
    private static SortedSet<String> needs(DomainXml domain) {
        var needs = new TreeSet<String>();
        for (var port : domain.devices("interface")) {
            var source = child(port, "source");
            source.flatMap(s -> attribute(s, "bridge")).ifPresent(b -> needs.add("bridge " + b));
            source.flatMap(s -> attribute(s, "network")).ifPresent(n -> needs.add("network " + n));
            source.flatMap(s -> attribute(s, "dev")).ifPresent(d -> needs.add("device " + d));
        }
        for (var disk : domain.devices("disk")) {
            var secret = auth(disk).flatMap(auth -> child(auth, "secret"));
            secret.flatMap(s -> attribute(s, "uuid").or(() -> attribute(s, "usage")))
                    .ifPresent(id -> needs.add("secret " + id.toLowerCase(Locale.ROOT)));
        }
        passedThrough(domain).forEach(device -> needs.add(hardware(device)));
        domain.media().forEach(medium -> needs.add(Definition.MEDIUM + place(medium)));
        // Without a check libvirt starts it on any processor, and QEMU leaves out what is missing.
        child(domain.root(), "cpu")
                .filter(cpu -> cpu.getAttribute("mode").equals("custom"))
                .filter(cpu -> !cpu.getAttribute("check").equals("none"))
                .map(cpu -> DomainXml.text(cpu, "model"))
                .filter(model -> !model.isEmpty())
                .ifPresent(model -> needs.add("cpu " + model));
        child(domain.root(), "os")
                .flatMap(os -> child(os, "type"))
                .flatMap(type -> attribute(type, "machine"))
                .ifPresent(machine -> needs.add("machine " + machine));
        return needs;
    }

    private static MebiBytes memory(Element root) throws Unreadable {
        var element = child(root, "memory").orElseThrow(() -> new Unreadable("no <memory>"));
        var count = wholeNumber(element.getTextContent(), "memory");
        var bytes =
                switch (attribute(element, "unit").orElse("KiB")) {
                    case "b", "bytes" -> count;
                    case "KB" -> count * 1000;
                    case "k", "KiB" -> count << 10;
                    case "MB" -> count * 1_000_000;
                    case "M", "MiB" -> count << 20;
                    case "GB" -> count * 1_000_000_000;
                    case "G", "GiB" -> count << 30;
                    case "T", "TiB" -> count << 40;
                    default -> throw new Unreadable("<memory> in a unit that is not known");
                };
        return new MebiBytes((bytes + (1 << 20) - 1) >> 20);
    }

    private static int vcpus(Element root) throws Unreadable {
        return Math.toIntExact(wholeNumber(DomainXml.text(root, "vcpu"), "vcpu"));
    }

    private static long wholeNumber(String text, String what) throws Unreadable {
        // Nine digits of GiB would overflow; no machine of the next decades has them.
        if (!text.strip().matches("[0-9]{1,12}")) {
            throw new Unreadable("<" + what + "> is no whole number");
        }
        return Long.parseLong(text.strip());
    }
}
