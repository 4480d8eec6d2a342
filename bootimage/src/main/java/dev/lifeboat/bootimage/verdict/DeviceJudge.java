package dev.lifeboat.bootimage.verdict;

import dev.lifeboat.bootimage.hardware.Device;
import dev.lifeboat.bootimage.hardware.Pci;
import dev.lifeboat.bootimage.modules.Index;
import dev.lifeboat.bootimage.modules.Kmod;
import dev.lifeboat.bootimage.verdict.Link.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Which driver a device gets, and what its disks need after that.
///
/// A controller's alias alone says too little: a SCSI controller without sd_mod finds disks that
/// nobody can read. So a virtio device needs the driver of its type, and all but NVMe and such the
/// driver of SCSI disks.
///
/// @param loading without udev drivers are loaded by name only
record DeviceJudge(ModuleJudge modules, Loading loading) {
    private static final String SCSI_DISK = "scsi:t-0x00";
    private static final String VIRTIO_BLOCK = "virtio:d00000002v00001AF4";
    private static final String VIRTIO_NETWORK = "virtio:d00000001v00001AF4";
    private static final String VIRTIO_SCSI = "virtio:d00000008v00001AF4";

    /// Any NVMe controller, by its class: what is behind a VMD.
    private static final String ANY_NVME = "pci:v00000000d00000000sv00000000sd00000000bc01sc08i02";

    private static final Driver NOTHING = new Driver(List.of(), List.of(), List.of(), false);

    private static final String VMD = "vmd";

    /// The links from a controller to its disks.
    List<Link> storage(Device device) {
        var subject = device.kind() + " " + device.id();
        var links = new ArrayList<Link>();
        var controller = link(Part.CONTROLLER, subject, driver(device));
        links.add(controller.link());
        disks(device, controller.module()).forEach(links::add);
        return List.copyOf(links);
    }

    Link network(Device device) {
        var card = link(Part.NETWORK, device.id(), driver(device)).link();
        var virtio = device.pci().filter(Pci::isVirtio).isPresent();
        return virtio && card.usable() == Usable.YES
                ? child(Part.NETWORK, device.id(), VIRTIO_NETWORK, "virtio_net")
                : card;
    }

    /// @param module that drives it or should, empty where nobody knows
    private record Driven(Link link, String module) {}

    /// @param found what is for it in the image
    /// @param perhaps what would be if numbers were what the list does not say
    /// @param should what Linux has for it
    /// @param known whether nothing else could be for it
    private record Driver(
            List<Kmod.Found> found, List<String> perhaps, List<String> should, boolean known) {}

    private Driven link(Part part, String subject, Driver driver) {
        if (driver.found.isEmpty()) {
            return none(part, subject, driver);
        }
        var answer = modules.best(driver.found);
        var module = answer.module();
        if (answer.usable() == Usable.YES && StorageDrivers.isLastResort(module)) {
            return new Driven(
                    Link.unknown(part, subject, "only " + module + ", which takes few devices"),
                    module);
        }
        if (answer.usable() == Usable.YES
                && !loading.hasInit()
                && !modules.kmod().isBuiltin(module)) {
            return new Driven(
                    Link.no(
                            part,
                            subject,
                            module + " is there, but without /init nothing loads it",
                            List.of()),
                    module);
        }
        if (answer.usable() == Usable.YES && !loaded(module)) {
            return new Driven(
                    Link.unknown(
                            part,
                            subject,
                            module
                                    + " is there, but nothing in the image would load it: "
                                    + loading.noUdev().orElseThrow()),
                    module);
        }
        return new Driven(
                new Link(part, subject, answer.usable(), answer.because(), answer.lacking()),
                module);
    }

    private boolean loaded(String module) {
        return loading.noUdev().isEmpty()
                || modules.kmod().isBuiltin(module)
                || loading.isNamed(module);
    }

    private Driven none(Part part, String subject, Driver driver) {
        if (!driver.perhaps.isEmpty()) {
            var module = driver.perhaps.getFirst();
            return new Driven(
                    Link.unknown(
                            part,
                            subject,
                            module
                                    + " is for some such boards; the list does not say which this is"),
                    module);
        }
        if (!modules.knowsBuiltin()) {
            var because = "no driver in the image; whether the kernel has it built in is not known";
            return new Driven(Link.unknown(part, subject, because), "");
        }
        if (driver.should.isEmpty() && !driver.known) {
            return new Driven(
                    Link.unknown(part, subject, "which driver it needs is not known"), "");
        }
        if (driver.should.isEmpty()) {
            return new Driven(Link.no(part, subject, "no driver in the image", List.of()), "");
        }
        var module = driver.should.getFirst();
        var builtin = driver.should.stream().filter(modules.kmod()::isBuiltin).findFirst();
        return builtin.isPresent()
                ? new Driven(
                        Link.yes(part, subject, builtin.get() + ", built into the kernel"),
                        builtin.get())
                : new Driven(
                        Link.no(
                                part,
                                subject,
                                "no driver in the image; it needs " + module,
                                List.of(module)),
                        module);
    }

    private Driver driver(Device device) {
        var should = StorageDrivers.of(device);
        var known = !modules.kmod().folder().builtin().aliases().lines().isEmpty();
        if (device.modalias().isPresent()) {
            var found = lookup(device.modalias().get());
            return new Driver(found.isEmpty() ? unnamed(should) : found, List.of(), should, known);
        }
        if (device.pci().isPresent()) {
            return new Driver(
                    matching(device.pci().get(), Pci.Match.YES),
                    matching(device.pci().get(), Pci.Match.PERHAPS).stream()
                            .map(Kmod.Found::module)
                            .toList(),
                    should,
                    known);
        }
        return device.driver().map(this::byDriver).orElse(NOTHING);
    }

    private List<Kmod.Found> lookup(String modalias) {
        var kmod = modules.kmod();
        return Stream.concat(kmod.lookup(modalias).stream(), kmod.builtin(modalias).stream())
                .distinct()
                .toList();
    }

    /// Drivers that are there where no index has any aliases.
    private List<Kmod.Found> unnamed(List<String> should) {
        return loading.forms().aliases().isEmpty()
                ? should.stream()
                        .filter(modules.kmod()::isThere)
                        .map(module -> new Kmod.Found(module, true))
                        .toList()
                : List.of();
    }

    private List<Kmod.Found> matching(Pci pci, Pci.Match match) {
        var folder = modules.kmod().folder();
        return Stream.of(folder.aliases(), folder.builtin().aliases())
                .map(Index::lines)
                .flatMap(List::stream)
                .filter(line -> pci.match(line.key()) == match)
                .map(line -> new Kmod.Found(line.value(), true))
                .distinct()
                .toList();
    }

    /// A driver mostly has its module's name.
    private Driver byDriver(String driver) {
        var module = driver.replace('-', '_');
        var found =
                modules.kmod().lookup(module).stream()
                        .map(each -> new Kmod.Found(each.module(), true))
                        .toList();
        return new Driver(
                found,
                List.of(),
                StorageDrivers.knows(module) ? List.of(module) : List.of(),
                false);
    }

    private Stream<Link> disks(Device device, String module) {
        return switch (device.kind()) {
            case NVME, XEN_BLOCK -> Stream.empty();
            case VIRTIO_BLOCK ->
                    device.isVirtioChild() ? Stream.empty() : Stream.of(disk(VIRTIO_BLOCK));
            case VIRTIO_SCSI ->
                    device.isVirtioChild()
                            ? Stream.of(disk(SCSI_DISK))
                            : Stream.of(disk(VIRTIO_SCSI), disk(SCSI_DISK));
            case IDE, SCSI, RAID, ATA, SATA, SAS, OTHER_STORAGE, HYPERV_STORAGE -> {
                if (module.equals(VMD)) {
                    yield Stream.of(disk(ANY_NVME));
                }
                yield StorageDrivers.isDiskItself(module)
                        ? Stream.empty()
                        : Stream.of(disk(SCSI_DISK));
            }
            case NETWORK, USB, OTHER -> throw new IllegalArgumentException(device.toString());
        };
    }

    private Link disk(String modalias) {
        var subject =
                switch (modalias) {
                    case SCSI_DISK -> "SCSI disk";
                    case VIRTIO_BLOCK -> "virtio disk";
                    case VIRTIO_SCSI -> "virtio SCSI";
                    default -> "NVMe disk";
                };
        var should =
                switch (modalias) {
                    case SCSI_DISK -> "sd_mod";
                    case VIRTIO_BLOCK -> "virtio_blk";
                    case VIRTIO_SCSI -> "virtio_scsi";
                    default -> "nvme";
                };
        return child(Part.DISK, subject, modalias, should);
    }

    /// What shows itself to the kernel once its parent has a driver.
    private Link child(Part part, String subject, String modalias, String should) {
        var found = lookup(modalias);
        var driver =
                new Driver(
                        found.isEmpty() ? unnamed(List.of(should)) : found,
                        List.of(),
                        List.of(should),
                        true);
        return link(part, subject, driver).link();
    }

    /// The names that Linux gives to the disks, without their numbers or letters.
    static Optional<String> diskNames(Device device) {
        return switch (device.kind()) {
            case NVME -> Optional.of("nvme");
            case VIRTIO_BLOCK -> Optional.of("vd");
            case XEN_BLOCK -> Optional.of("xvd");
            case VIRTIO_SCSI, IDE, SCSI, SATA, SAS, ATA, HYPERV_STORAGE -> Optional.of("sd");
            default -> Optional.empty();
        };
    }
}
