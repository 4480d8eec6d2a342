package dev.lifeboat.bootimage.hardware;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/// The numbers by which a driver knows a PCI device.
///
/// @param subVendor of the maker of the board; short forms of lspci leave it out
/// @param face the programming interface; left out likewise
public record Pci(
        int vendor,
        int device,
        OptionalInt subVendor,
        OptionalInt subDevice,
        int baseClass,
        int subClass,
        OptionalInt face) {

    private static final String ANY = "*";
    private static final int VIRTIO = 0x1af4;
    private static final int TRANSITIONAL = 0x1000;
    private static final int MODERN = 0x1040;
    private static final int LAST_VIRTIO = 0x107f;

    private static final Pattern MODALIAS =
            Pattern.compile(
                    "pci:v([0-9A-F]{8})d([0-9A-F]{8})sv([0-9A-F]{8})sd([0-9A-F]{8})"
                            + "bc([0-9A-F]{2})sc([0-9A-F]{2})i([0-9A-F]{2})",
                    Pattern.CASE_INSENSITIVE);

    private static final Pattern ALIAS =
            Pattern.compile(
                    "pci:v([0-9A-F]{8}|\\*)d([0-9A-F]{8}|\\*)sv([0-9A-F]{8}|\\*)"
                            + "sd([0-9A-F]{8}|\\*)bc([0-9A-F]{2}|\\*)sc([0-9A-F]{2}|\\*)"
                            + "i([0-9A-F]{2}|\\*)\\*?");

    /// Whether a pattern is for the device, as far as its numbers are known.
    public enum Match {
        YES,
        NO,
        /// It depends on a number that the list does not give.
        PERHAPS
    }

    /// The kernel's own name for it.
    public static Optional<Pci> ofModalias(String modalias) {
        var found = MODALIAS.matcher(modalias);
        if (!found.matches()) {
            return Optional.empty();
        }
        return Optional.of(
                new Pci(
                        hex(found.group(1)),
                        hex(found.group(2)),
                        OptionalInt.of(hex(found.group(3))),
                        OptionalInt.of(hex(found.group(4))),
                        hex(found.group(5)),
                        hex(found.group(6)),
                        OptionalInt.of(hex(found.group(7)))));
    }

    private static int hex(String digits) {
        return Integer.parseUnsignedInt(digits, 16);
    }

    public boolean complete() {
        return subVendor.isPresent() && subDevice.isPresent() && face.isPresent();
    }

    /// With zeros for what is not known.
    public String modalias() {
        return String.format(
                Locale.ROOT,
                "pci:v%08Xd%08Xsv%08Xsd%08Xbc%02Xsc%02Xi%02X",
                vendor,
                device,
                subVendor.orElse(0),
                subDevice.orElse(0),
                baseClass,
                subClass,
                face.orElse(0));
    }

    /// `1000:0079`, as lspci writes it.
    public String id() {
        return String.format(Locale.ROOT, "%04x:%04x", vendor, device);
    }

    /// @param alias a pattern of a driver; depmod's are a star or a number in each place
    public Match match(String alias) {
        var parts = ALIAS.matcher(alias);
        if (!parts.matches()) {
            return Match.NO;
        }
        var known =
                same(parts.group(1), 8, vendor)
                        && same(parts.group(2), 8, device)
                        && same(parts.group(3), 8, subVendor)
                        && same(parts.group(4), 8, subDevice)
                        && same(parts.group(5), 2, baseClass)
                        && same(parts.group(6), 2, subClass)
                        && same(parts.group(7), 2, face);
        if (!known) {
            return Match.NO;
        }
        var sure =
                sure(parts.group(3), subVendor)
                        && sure(parts.group(4), subDevice)
                        && sure(parts.group(7), face);
        return sure ? Match.YES : Match.PERHAPS;
    }

    private static boolean same(String pattern, int digits, OptionalInt number) {
        return number.isEmpty() || same(pattern, digits, number.getAsInt());
    }

    private static boolean same(String pattern, int digits, int number) {
        return pattern.equals(ANY)
                || pattern.equals(String.format(Locale.ROOT, "%0" + digits + "X", number));
    }

    private static boolean sure(String pattern, OptionalInt number) {
        return number.isPresent() || pattern.equals(ANY);
    }

    /// Whether its driver shows another device to the kernel, which wants a driver too.
    public boolean isVirtio() {
        return vendor == VIRTIO && device >= TRANSITIONAL && device <= LAST_VIRTIO;
    }

    Kind kind() {
        return isVirtio() ? virtio() : Kind.ofClass(baseClass, subClass);
    }

    /// Old devices have ids of their own; from 0x1040 on the id says the type.
    private Kind virtio() {
        if (device >= MODERN) {
            return Kind.ofVirtio(device - MODERN);
        }
        return switch (device) {
            case 0x1000 -> Kind.NETWORK;
            case 0x1001 -> Kind.VIRTIO_BLOCK;
            case 0x1004 -> Kind.VIRTIO_SCSI;
            default -> Kind.OTHER;
        };
    }
}
