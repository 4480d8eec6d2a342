package dev.lifeboat.drivers.libvirt;

import static dev.lifeboat.drivers.libvirt.DomainXml.attribute;
import static dev.lifeboat.drivers.libvirt.DomainXml.child;
import static dev.lifeboat.drivers.libvirt.DomainXml.children;

import dev.lifeboat.core.plan.Stunt;
import dev.lifeboat.core.plan.Twin;
import dev.lifeboat.drivers.shell.Unreadable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.w3c.dom.Element;

/// A guest's definition made into a stunt's: the same machine, and nothing of the guest's but its
/// memory, processors and firmware.
///
/// What is kept is named; what nobody thought of is left out, and what could reach the guest's own
/// things by a way that is not known here is refused.
final class StuntXml {
    /// Of a definition.
    private static final Set<String> KEPT =
            Set.of(
                    "name",
                    "uuid",
                    "memory",
                    "currentMemory",
                    "maxMemory",
                    "memoryBacking",
                    "vcpu",
                    "cpu",
                    "numatune",
                    "iothreads",
                    "os",
                    "features",
                    "clock",
                    "on_poweroff",
                    "on_reboot",
                    "on_crash",
                    "pm",
                    "sysinfo",
                    "devices");

    /// Of its devices.
    private static final Set<String> DEVICES =
            Set.of(
                    "emulator",
                    "disk",
                    "controller",
                    "interface",
                    "input",
                    "video",
                    "memballoon",
                    "rng",
                    "panic",
                    "iommu");

    /// Of a network port: what the guest sees. Whom it talks to, filters and limits are left out.
    private static final Set<String> PORT =
            Set.of("mac", "model", "driver", "boot", "mtu", "address");

    private static final String LOGS = "/var/log/libvirt/qemu/";

    private final DomainXml domain;
    private final Stunt stunt;

    private StuntXml(DomainXml domain, Stunt stunt) {
        this.domain = domain;
        this.stunt = stunt;
    }

    static String of(String xml, Stunt stunt, List<Twin> disks) throws Unreadable {
        var domain = DomainXml.parse(xml);
        var against = hindrances(domain);
        if (!against.isEmpty()) {
            throw new Unreadable(against.getFirst());
        }
        new StuntXml(domain, stunt).rewrite(disks);
        return domain.print();
    }

    /// Where the stunt's first serial port is written.
    static String console(Stunt stunt) {
        return LOGS + stunt.name() + "-serial.log";
    }

    /// Where libvirt writes what its QEMU says.
    static String log(Stunt stunt) {
        return LOGS + stunt.name() + ".log";
    }

    /// Why a guest cannot have a stunt.
    static List<String> hindrances(String xml) {
        try {
            return hindrances(DomainXml.parse(xml));
        } catch (Unreadable bad) {
            return List.of("its definition cannot be read: " + bad.getMessage());
        }
    }

    private static List<String> hindrances(DomainXml domain) {
        var against = new ArrayList<String>();
        for (var element : elements(domain.root())) {
            var space = element.getNamespaceURI();
            if (space != null && !space.isEmpty()) {
                against.add("it gives QEMU arguments of its own (" + element.getTagName() + ")");
            }
        }
        devices(domain, "hostdev").forEach(_ -> against.add("a device is passed through to it"));
        devices(domain, "filesystem").forEach(_ -> against.add("it shares a folder of its host"));
        devices(domain, "tpm").forEach(_ -> against.add("it has a TPM, whose state is its own"));
        devices(domain, "shmem").forEach(_ -> against.add("it shares memory"));
        devices(domain, "memory").forEach(_ -> against.add("it has a memory device"));
        devices(domain, "lease").forEach(_ -> against.add("it holds a lease"));
        for (var port : devices(domain, "interface")) {
            if (port.getAttribute("type").equals("hostdev")) {
                against.add("a network card is passed through to it");
            }
        }
        for (var disk : devices(domain, "disk")) {
            against.addAll(hindrances(disk));
        }
        return against;
    }

    private static List<String> hindrances(Element disk) {
        var source = child(disk, "source");
        if (isDrive(disk)) {
            // An empty drive is left out; a medium may be what it boots from.
            return source.isEmpty() ? List.of() : List.of("a medium is in its drive");
        }
        var against = new ArrayList<String>();
        if (source.isEmpty() || !source.get().getAttribute("protocol").equals("rbd")) {
            against.add("a disk of it is not in Ceph");
        }
        if (child(disk, "readonly").isPresent() || child(disk, "shareable").isPresent()) {
            against.add("a disk of it is shared or read-only");
        }
        return against;
    }

    private static boolean isDrive(Element disk) {
        var kind = disk.getAttribute("device");
        return kind.equals("cdrom") || kind.equals("floppy");
    }

    private static List<Element> devices(DomainXml domain, String kind) {
        return domain.devices(kind);
    }

    private static List<Element> elements(Element parent) {
        var found = new ArrayList<Element>();
        for (var node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            // What others note there is read by nobody who runs it.
            if (node instanceof Element element && !element.getLocalName().equals("metadata")) {
                found.add(element);
            }
        }
        return found;
    }

    private void rewrite(List<Twin> disks) throws Unreadable {
        var root = domain.root();
        keepOnly(root, KEPT);
        root.removeAttribute("id");
        set(root, "name", stunt.name());
        set(root, "uuid", stunt.seat().vm().label());
        // What a table of the firmware says of its UUID has to agree (libvirt refuses it else).
        for (var table : children(root, "sysinfo")) {
            for (var system : children(table, "system")) {
                for (var entry : children(system, "entry")) {
                    if (entry.getAttribute("name").equals("uuid")) {
                        entry.setTextContent(stunt.seat().vm().label());
                    }
                }
            }
        }
        child(root, "os").ifPresent(StuntXml::forgetVariables);
        var devices = child(root, "devices").orElseThrow(() -> new Unreadable("no <devices>"));
        keepOnly(devices, DEVICES);
        var left = new ArrayList<>(disks);
        for (var disk : children(devices, "disk")) {
            if (isDrive(disk)) {
                devices.removeChild(disk);
            } else {
                left.remove(redirect(disk, left));
            }
        }
        if (!left.isEmpty()) {
            throw new Unreadable("it has no disk " + left.getFirst().original().label());
        }
        children(devices, "interface").forEach(this::enclose);
        devices.appendChild(serial());
    }

    private static void keepOnly(Element parent, Set<String> kept) {
        for (var element : elements(parent)) {
            if (!kept.contains(element.getLocalName())) {
                parent.removeChild(element);
            }
        }
        children(parent, "metadata").forEach(parent::removeChild);
    }

    private static void set(Element parent, String name, String text) throws Unreadable {
        child(parent, name)
                .orElseThrow(() -> new Unreadable("no <" + name + ">"))
                .setTextContent(text);
    }

    /// A new store is made from the firmware's own; the guest's is its own.
    private static void forgetVariables(Element os) {
        for (var store : children(os, "nvram")) {
            if (attribute(store, "template").isPresent()) {
                store.setTextContent("");
            } else {
                os.removeChild(store);
            }
        }
    }

    /// To the clone that stands for it; of a disk that has none nothing is started.
    private static Twin redirect(Element disk, List<Twin> disks) throws Unreadable {
        var source = child(disk, "source").orElseThrow(() -> new Unreadable("a disk of nothing"));
        var name = source.getAttribute("name");
        for (var twin : disks) {
            if (name.equals(twin.original().label())) {
                source.setAttribute("name", twin.copy().image().label());
                for (var more : List.of("snapshot", "reservations")) {
                    children(source, more).forEach(source::removeChild);
                }
                for (var more : List.of("backingStore", "mirror", "transient", "iotune")) {
                    children(disk, more).forEach(disk::removeChild);
                }
                return twin;
            }
        }
        throw new Unreadable("there is no clone of " + name);
    }

    private void enclose(Element port) {
        keepOnly(port, PORT);
        port.setAttribute("type", "bridge");
        port.removeAttribute("managed");
        port.removeAttribute("trustGuestRxFilters");
        // A driver of another kind of port can ask for what a bridge has not.
        children(port, "driver").stream()
                .filter(driver -> attribute(driver, "name").isPresent())
                .forEach(driver -> driver.removeAttribute("name"));
        var source = port.getOwnerDocument().createElement("source");
        source.setAttribute("bridge", stunt.bridge());
        port.appendChild(source);
    }

    private Element serial() {
        var document = domain.root().getOwnerDocument();
        var serial = document.createElement("serial");
        serial.setAttribute("type", "file");
        var source = document.createElement("source");
        source.setAttribute("path", console(stunt));
        var target = document.createElement("target");
        target.setAttribute("port", "0");
        serial.appendChild(source);
        serial.appendChild(target);
        return serial;
    }
}
