package dev.lifeboat.bootimage.hardware;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Names of devices as the kernel gives them in `/sys/bus/*/devices/*/modalias`.
final class Modaliases {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]{1,30}:\\S.{0,900}");
    private static final Pattern VIRTIO = Pattern.compile("virtio:d([0-9A-F]{8})v.*");
    private static final int HEX = 16;

    /// Source: Linux `include/linux/hyperv.h`, HV_SCSI_GUID, HV_IDE_GUID and HV_NIC_GUID.
    private static final String HYPERV_SCSI = "vmbus:d96361baa104294db60572e2ffb1dc7f";

    private static final String HYPERV_IDE = "vmbus:32264132cb86a2449b5c50d1417354f5";
    private static final String HYPERV_NET = "vmbus:635161f83edfc546913ff2d2f965ed0e";

    private Modaliases() {}

    /// @return empty where the text is none
    static Optional<Device> device(String text, String where, int line) {
        if (text.regionMatches(true, 0, "pci:", 0, 4)) {
            return Pci.ofModalias(text)
                    .map(pci ->
                            new Device(
                                    pci.kind(),
                                    where,
                                    Optional.of(pci.modalias()),
                                    Optional.of(pci),
                                    Optional.empty(),
                                    "",
                                    line));
        }
        if (!NAME.matcher(text).matches()) {
            return Optional.empty();
        }
        return Optional.of(
                new Device(
                        kind(text),
                        where,
                        Optional.of(text),
                        Optional.empty(),
                        Optional.empty(),
                        "",
                        line));
    }

    private static Kind kind(String modalias) {
        var virtio = VIRTIO.matcher(modalias);
        if (virtio.matches()) {
            return Kind.ofVirtio(Integer.parseUnsignedInt(virtio.group(1), HEX));
        }
        return switch (modalias.toLowerCase(Locale.ROOT)) {
            case "xen:vbd" -> Kind.XEN_BLOCK;
            case "xen:vif" -> Kind.NETWORK;
            case HYPERV_SCSI, HYPERV_IDE -> Kind.HYPERV_STORAGE;
            case HYPERV_NET -> Kind.NETWORK;
            default -> Kind.OTHER;
        };
    }
}
