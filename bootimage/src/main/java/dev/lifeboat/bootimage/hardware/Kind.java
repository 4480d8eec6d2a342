package dev.lifeboat.bootimage.hardware;

import java.util.Arrays;
import java.util.Locale;

/// What a device is for, as far as booting is concerned.
public enum Kind {
    IDE("IDE controller", 0x0101),
    SCSI("SCSI controller", 0x0100),
    RAID("RAID controller", 0x0104),
    ATA("ATA controller", 0x0105),
    SATA("SATA controller", 0x0106),
    SAS("SAS controller", 0x0107),
    NVME("NVMe controller", 0x0108),
    OTHER_STORAGE("storage controller", 0x0180),
    VIRTIO_BLOCK("virtio disk", 0),
    VIRTIO_SCSI("virtio SCSI controller", 0),
    XEN_BLOCK("Xen disk", 0),
    HYPERV_STORAGE("Hyper-V storage", 0),
    NETWORK("network", 0x0200),
    USB("USB controller", 0x0c03),
    OTHER("other", 0);

    private final String words;
    private final int pciClass;

    Kind(String words, int pciClass) {
        this.words = words;
        this.pciClass = pciClass;
    }

    /// Class and subclass, or 0 where there is not one of its own.
    int pciClass() {
        return pciClass;
    }

    /// Whether a root can be on it, or be reached through it.
    boolean matters() {
        return storage() || this == NETWORK;
    }

    /// Whether a root may be on what it controls; a USB stick is never taken for one.
    public boolean storage() {
        return this != NETWORK && this != USB && this != OTHER;
    }

    @Override
    public String toString() {
        return words;
    }

    /// Source: the PCI code and ID assignment specification; Linux `include/linux/pci_ids.h`.
    static Kind ofClass(int baseClass, int subClass) {
        var code = (baseClass << Byte.SIZE) | subClass;
        return Arrays.stream(values())
                .filter(kind -> kind.pciClass == code && code != 0)
                .findFirst()
                .orElse(
                        switch (baseClass) {
                            case 0x01 -> OTHER_STORAGE;
                            case 0x02 -> NETWORK;
                            default -> OTHER;
                        });
    }

    /// By the names that lspci and lshw give to classes.
    static Kind ofWords(String words) {
        var lower = words.toLowerCase(Locale.ROOT);
        return switch (lower) {
            case "scsi storage controller" -> SCSI;
            case "ide interface" -> IDE;
            case "raid bus controller" -> RAID;
            case "ata controller" -> ATA;
            case "sata controller" -> SATA;
            case "serial attached scsi controller" -> SAS;
            case "non-volatile memory controller", "nvme device" -> NVME;
            case "mass storage controller" -> OTHER_STORAGE;
            case "ethernet controller", "network controller", "infiniband controller" -> NETWORK;
            case "usb controller" -> USB;
            default -> OTHER;
        };
    }

    /// Source: the virtio specification, 5 "Device Types".
    static Kind ofVirtio(int type) {
        return switch (type) {
            case 1 -> NETWORK;
            case 2 -> VIRTIO_BLOCK;
            case 8 -> VIRTIO_SCSI;
            default -> OTHER;
        };
    }
}
