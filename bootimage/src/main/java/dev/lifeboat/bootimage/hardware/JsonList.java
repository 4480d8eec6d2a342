package dev.lifeboat.bootimage.hardware;

import dev.lifeboat.bootimage.hardware.HardwareList.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads the JSON of lshw and of facter.
final class JsonList {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final String VIRTIO_PCI = "virtio-pci";
    private static final Pattern PCI_ADDRESS = Pattern.compile("pci@(.*)");
    private static final Pattern NUMERIC =
            Pattern.compile("(.*) \\[([0-9A-Fa-f]{1,4}):([0-9A-Fa-f]{1,4})]");

    private final List<Device> devices = new ArrayList<>();
    private final Complaints complaints = new Complaints();
    private Form form = Form.UNKNOWN;

    private JsonList() {}

    static HardwareList read(String text) {
        var list = new JsonList();
        try {
            list.walk(MAPPER.readTree(text));
        } catch (JacksonException wrong) {
            list.orSeveral(text, wrong);
        }
        if (list.form == Form.FACTER && list.devices.isEmpty()) {
            list.complaints.add(
                    "facter has no fact that says which controllers there are;"
                            + " cat /sys/bus/*/devices/*/modalias does");
        }
        return new HardwareList(list.form, List.copyOf(list.devices), list.complaints.all());
    }

    /// lshw before 2020 printed the objects of a class one after the other, without brackets.
    private void orSeveral(String text, JacksonException wrong) {
        var end = text.stripTrailing();
        end = end.endsWith(",") ? end.substring(0, end.length() - 1) : end;
        try {
            walk(MAPPER.readTree("[" + end.replaceAll("\\}\\s*\\{", "},{") + "]"));
        } catch (JacksonException _) {
            var at = wrong.getLocation();
            var line = at == null ? "" : "line " + at.getLineNr() + ": ";
            complaints.add(line + "this is not JSON: " + wrong.getOriginalMessage());
        }
    }

    private void walk(JsonNode node) {
        if (devices.size() >= HardwareList.MOST_DEVICES) {
            complaints.add("only the first " + HardwareList.MOST_DEVICES + " devices count");
            return;
        }
        if (node.isObject()) {
            if (node.has("id") && node.has("class")) {
                form = Form.LSHW;
                lshw(node);
            } else if (form == Form.UNKNOWN && isFacts(node)) {
                form = Form.FACTER;
            }
        } else if (node.isString()) {
            fact(node.stringValue());
        }
        node.forEach(this::walk);
    }

    private static boolean isFacts(JsonNode node) {
        return node.has("facterversion")
                || node.has("networking")
                || node.has("processors")
                || node.has("kernelrelease");
    }

    /// Sites have facts of their own, which no two write alike; a modalias is known anywhere.
    private void fact(String text) {
        if (form != Form.LSHW && text.startsWith("pci:")) {
            Modaliases.device(text, "", 0).ifPresent(devices::add);
        }
    }

    private void lshw(JsonNode node) {
        var driver = text(node.path("configuration"), "driver");
        var address = PCI_ADDRESS.matcher(text(node, "businfo"));
        if (!address.matches()) {
            return;
        }
        var description = text(node, "description");
        var product = text(node, "product");
        var kind = driver.equals(VIRTIO_PCI) ? virtio(product) : Kind.ofWords(description);
        var numeric = NUMERIC.matcher(product);
        var pci =
                numeric.matches()
                        ? pci(numeric.group(2), numeric.group(3), kind)
                        : Optional.<Pci>empty();
        if (pci.isEmpty() && kind.matters()) {
            complaints.add("names without numbers: lshw -json -numeric gives both");
        }
        devices.add(
                new Device(
                        pci.map(Pci::kind).orElse(kind),
                        address.group(1),
                        Optional.empty(),
                        pci,
                        Optional.of(driver).filter(it -> !it.isEmpty()),
                        (text(node, "vendor") + " " + product).strip(),
                        0));
    }

    /// By the name in the list of PCI ids, which says the type.
    private static Kind virtio(String product) {
        if (product.contains("block")) {
            return Kind.VIRTIO_BLOCK;
        }
        if (product.contains("SCSI")) {
            return Kind.VIRTIO_SCSI;
        }
        return product.contains("network") ? Kind.NETWORK : Kind.OTHER;
    }

    private static Optional<Pci> pci(String vendor, String device, Kind kind) {
        return !kind.matters()
                ? Optional.empty()
                : Optional.of(
                        new Pci(
                                Integer.parseInt(vendor, 16),
                                Integer.parseInt(device, 16),
                                OptionalInt.empty(),
                                OptionalInt.empty(),
                                kind.pciClass() >> Byte.SIZE,
                                kind.pciClass() & 0xFF,
                                OptionalInt.empty()));
    }

    private static String text(JsonNode node, String field) {
        var value = node.path(field);
        return value.isString() ? value.stringValue().strip() : "";
    }
}
