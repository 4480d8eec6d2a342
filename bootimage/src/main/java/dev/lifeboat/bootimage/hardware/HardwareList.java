package dev.lifeboat.bootimage.hardware;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;

/// The devices of a machine, from what an engineer can get of it: modaliases, lspci, lshw, facter.
///
/// @param complaints lines that were not understood, and what the list's form leaves out
public record HardwareList(Form form, List<Device> devices, List<String> complaints) {
    /// Of a machine; the largest servers have about 2,000.
    static final int MOST_DEVICES = 10_000;

    /// Told one by one.
    static final int MOST_COMPLAINTS = 20;

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final String NO_LIST =
            "this is no list of hardware; cat /sys/bus/*/devices/*/modalias on the machine makes"
                    + " one";

    /// By what a list was made.
    public enum Form {
        MODALIAS("modaliases"),
        LSPCI("lspci"),
        LSHW("lshw -json"),
        FACTER("facter"),
        UNKNOWN("no form that is known");

        private final String words;

        Form(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    /// Recognised by its content. Whatever the bytes are, this answers.
    public static HardwareList read(byte[] bytes) {
        var text = new String(bytes, StandardCharsets.UTF_8);
        text = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        var start = text.stripLeading();
        if (start.isEmpty()) {
            return nothing("it is empty");
        }
        var list =
                start.startsWith("{") || start.startsWith("[")
                        ? JsonList.read(start)
                        : new TextList().read(text);
        if (list.form != Form.UNKNOWN || !list.devices.isEmpty()) {
            return list;
        }
        return nothing(
                list.complaints.isEmpty() ? "it names no device" : list.complaints.getFirst());
    }

    /// With the way to a better one. A wrong file has thousands of lines: its first says enough.
    private static HardwareList nothing(String why) {
        return new HardwareList(Form.UNKNOWN, List.of(), List.of(why, NO_LIST));
    }

    /// Those that hold disks.
    public List<Device> storage() {
        return of(Kind::storage);
    }

    public List<Device> network() {
        return of(kind -> kind == Kind.NETWORK);
    }

    /// What is virtio is named by its PCI device, and mostly once more by itself.
    private List<Device> of(Predicate<Kind> which) {
        var all = devices.stream().filter(device -> which.test(device.kind())).toList();
        return all.stream().anyMatch(HardwareList::isVirtioParent)
                ? all.stream().filter(device -> !device.isVirtioChild()).toList()
                : all;
    }

    private static boolean isVirtioParent(Device device) {
        return device.pci().filter(Pci::isVirtio).isPresent()
                || device.driver().filter("virtio-pci"::equals).isPresent();
    }
}
