package dev.lifeboat.bootimage.hardware;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/// A PCI device of which a list tells bit by bit.
final class PciDraft {
    private static final Pattern IN_BRACKETS = Pattern.compile("\\[([0-9A-Fa-f]{4})]$");
    private static final Pattern NUMBER = Pattern.compile("[0-9A-Fa-f]{4}");
    private static final int HEX = 16;
    private static final int BYTE = 0x100;

    private final String where;
    private final int line;
    private String className = "";
    private String vendorName = "";
    private String deviceName = "";
    private OptionalInt classCode = OptionalInt.empty();
    private OptionalInt vendor = OptionalInt.empty();
    private OptionalInt device = OptionalInt.empty();
    private OptionalInt subVendor = OptionalInt.empty();
    private OptionalInt subDevice = OptionalInt.empty();
    private OptionalInt face = OptionalInt.empty();
    private Optional<String> driver = Optional.empty();

    PciDraft(String where, int line) {
        this.where = where;
        this.line = line;
    }

    /// Each text is a name, a number, or a name with its number in brackets.
    PciDraft names(String ofClass, String ofVendor, String ofDevice) {
        classIs(ofClass);
        vendorIs(ofVendor);
        deviceIs(ofDevice);
        return this;
    }

    void classIs(String text) {
        className = name(text);
        classCode = number(text);
    }

    void vendorIs(String text) {
        vendorName = name(text);
        vendor = number(text);
    }

    void deviceIs(String text) {
        deviceName = name(text);
        device = number(text);
    }

    /// Of the board; empty texts where it has none.
    void subsystem(String ofVendor, String ofDevice) {
        subVendor = ofVendor.isEmpty() ? OptionalInt.of(0) : number(ofVendor);
        subDevice = ofDevice.isEmpty() ? OptionalInt.of(0) : number(ofDevice);
    }

    void subVendorIs(String text) {
        subVendor = number(text);
    }

    void subDeviceIs(String text) {
        subDevice = number(text);
    }

    /// In a form that gives them wherever there are some.
    void noSubsystemMeansNone() {
        subVendor = subVendor.isPresent() ? subVendor : OptionalInt.of(0);
        subDevice = subDevice.isPresent() ? subDevice : OptionalInt.of(0);
    }

    void faceIs(int number) {
        face = OptionalInt.of(number);
    }

    void noFaceMeansZero() {
        face = face.isPresent() ? face : OptionalInt.of(0);
    }

    /// The module's name, where it is given too, is the better one and comes later.
    void driverIs(String name) {
        driver = Optional.of(name).filter(it -> !it.isEmpty());
    }

    private static OptionalInt number(String text) {
        if (NUMBER.matcher(text).matches()) {
            return OptionalInt.of(Integer.parseInt(text, HEX));
        }
        var found = IN_BRACKETS.matcher(text);
        return found.find()
                ? OptionalInt.of(Integer.parseInt(found.group(1), HEX))
                : OptionalInt.empty();
    }

    private static String name(String text) {
        var number = number(text).isPresent();
        var bracket = text.lastIndexOf('[');
        return number && bracket > 0 ? text.substring(0, bracket).strip() : number ? "" : text;
    }

    Device finish() {
        var pci = pci();
        var kind = pci.map(Pci::kind).or(this::ofClass).orElseGet(() -> Kind.ofWords(className));
        var modalias = pci.filter(Pci::complete).map(Pci::modalias);
        var name = (vendorName + " " + deviceName).strip();
        return new Device(
                kind, where, modalias, pci, driver, name.isEmpty() ? className : name, line);
    }

    private Optional<Kind> ofClass() {
        return classCode.isPresent()
                ? Optional.of(
                        Kind.ofClass(classCode.getAsInt() / BYTE, classCode.getAsInt() % BYTE))
                : Optional.empty();
    }

    private Optional<Pci> pci() {
        if (vendor.isEmpty() || device.isEmpty() || classCode.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Pci(
                        vendor.getAsInt(),
                        device.getAsInt(),
                        subVendor,
                        subDevice,
                        classCode.getAsInt() / BYTE,
                        classCode.getAsInt() % BYTE,
                        face));
    }

    /// What the list should have said, as advice; of devices that matter.
    Optional<String> lacks() {
        if (!finish().kind().matters()) {
            return Optional.empty();
        }
        if (vendor.isEmpty() || device.isEmpty()) {
            return Optional.of("names without numbers: lspci -mmnnk gives both");
        }
        if (subVendor.isEmpty() || face.isEmpty()) {
            return Optional.of(
                    "no subsystem ids or interfaces: a driver that is for certain boards only"
                            + " cannot be told; lspci -mmnnk gives them");
        }
        return Optional.empty();
    }
}
