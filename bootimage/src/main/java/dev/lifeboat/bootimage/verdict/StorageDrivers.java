package dev.lifeboat.bootimage.verdict;

import dev.lifeboat.bootimage.hardware.Device;
import dev.lifeboat.bootimage.hardware.Pci;
import dev.lifeboat.bootimage.modules.Index;
import dev.lifeboat.bootimage.modules.TextIndex;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/// Which driver Linux has for a storage controller. An image knows the aliases of its own modules
/// only, so that it cannot name the one that it lacks.
final class StorageDrivers {
    private static final String TABLE = "storage-drivers.txt";

    /// They take any IDE controller by its class, and give most of them back when they look closer.
    private static final Set<String> LAST_RESORTS = Set.of("ata_generic", "pata_acpi");

    /// What they drive is a disk itself; of all others the disks are SCSI disks to Linux.
    private static final Set<String> DISKS_THEMSELVES =
            Set.of("nvme", "mtip32xx", "rsxx", "skd", "virtio_blk", "xen_blkfront", "cciss");

    private static final Index ALIASES = read();

    private StorageDrivers() {}

    private static Index read() {
        try (var in = StorageDrivers.class.getResourceAsStream(TABLE)) {
            if (in == null) {
                throw new IllegalStateException(TABLE + " is not in the program");
            }
            var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return TextIndex.ofPairs(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The best first; empty where Linux 6.1 has none.
    static List<String> of(Device device) {
        var found =
                device.modalias().isPresent()
                        ? ALIASES.matching(device.modalias().get())
                        : device.pci().map(StorageDrivers::of).orElse(List.of());
        var distinct = found.stream().distinct().toList();
        var good = distinct.stream().filter(name -> !isLastResort(name)).toList();
        return good.isEmpty() ? distinct : good;
    }

    private static List<String> of(Pci pci) {
        return ALIASES.lines().stream()
                .filter(line -> pci.match(line.key()) != Pci.Match.NO)
                .map(Index.Line::value)
                .toList();
    }

    static boolean isLastResort(String module) {
        return LAST_RESORTS.contains(module);
    }

    static boolean isDiskItself(String module) {
        return DISKS_THEMSELVES.contains(module);
    }

    /// Whether the name is that of a module in the table: lists also name drivers otherwise.
    static boolean knows(String module) {
        return ALIASES.lines().stream().anyMatch(line -> line.value().equals(module));
    }
}
