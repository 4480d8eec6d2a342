package dev.lifeboat.bootimage.verdict;

import dev.lifeboat.bootimage.hardware.HardwareList;
import dev.lifeboat.bootimage.verdict.BootVerdict.Question;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Questions about machines.
final class Asked {
    static final String MEGARAID = "pci:v00001000d00000079sv00001000sd00009261bc01sc04i00";
    static final String MPTSAS = "pci:v00001000d00000054sv00001000sd00008000bc01sc00i00";
    static final String AHCI = "pci:v00008086d00002922sv00001AF4sd00001100bc01sc06i01";
    static final String NVME = "pci:v00001B36d00000010sv00001AF4sd00001100bc01sc08i02";
    static final String PVSCSI = "pci:v000015ADd000007C0sv000015ADsd000007C0bc01sc00i00";
    static final String VIRTIO_SCSI = "pci:v00001AF4d00001004sv00001AF4sd00000008bc01sc00i00";

    private Asked() {}

    /// Of a machine with these devices, and nothing else said.
    static Question of(String... lines) {
        return new Question(list(lines), none(), none(), none(), none());
    }

    static Question kernel(String kernel, String... lines) {
        return new Question(list(lines), Optional.of(kernel), none(), none(), none());
    }

    static Question rootFs(String type, String... lines) {
        return new Question(list(lines), none(), Optional.of(type), none(), none());
    }

    static Question started(String commandLine, String... lines) {
        return new Question(list(lines), none(), none(), Optional.of(commandLine), none());
    }

    static Question rootOn(String part, String... lines) {
        return new Question(list(lines), none(), none(), none(), Optional.of(part));
    }

    private static Optional<String> none() {
        return Optional.empty();
    }

    private static HardwareList list(String... lines) {
        return HardwareList.read(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    }
}
