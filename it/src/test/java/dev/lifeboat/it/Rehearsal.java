package dev.lifeboat.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/// Starts Debian's kernel with a boot image in QEMU, its root behind a controller of another make.
///
/// @param folder for the root's disk
record Rehearsal(Path folder) {
    private static final String ROOT = "5eed0000-0000-4000-8000-00000000c709";

    /// What the root's own first program says.
    static final String MOUNTED = "LIFEBOAT-ROOT-OK";

    /// What initramfs-tools says after 30 s without its root.
    static final String GAVE_UP = "Gave up waiting for root file system device";

    /// QEMU's LSI 1068 shows a disk only with a name of the world (wwn).
    private static final List<String> MPTSAS1068 =
            List.of(
                    "-device",
                    "mptsas1068",
                    "-device",
                    "scsi-hd,drive=root,scsi-id=0,wwn=0x5000c50015ea71ac");

    /// What it prints. Time that nothing happens in is skipped (`-icount sleep=off`), so that its
    /// patience of 30 s costs none.
    ///
    /// @param image as `etc/boot-images` calls it
    String onMptsas(String image) throws IOException, InterruptedException {
        var made =
                Shell.run(
                        List.of(
                                Shell.CHECKOUT.resolve("etc/boot-images").toString(),
                                "have",
                                image));
        assertThat(made.code()).isZero();
        var file = Path.of(made.out().strip());
        var boot = file.resolve("../../boot").normalize();
        try (var kernels = Files.newDirectoryStream(boot, "vmlinuz-*")) {
            return started(kernels.iterator().next(), file);
        }
    }

    private String started(Path kernel, Path image) throws IOException, InterruptedException {
        var disk = disk();
        var command =
                new ArrayList<>(List.of("timeout", "300", "qemu-system-x86_64", "-accel", "tcg"));
        command.addAll(List.of("-icount", "shift=2,sleep=off", "-m", "512", "-smp", "1"));
        // q35 has a controller of its own, which would do in place of the one that is tried.
        command.addAll(List.of("-machine", "q35,sata=off", "-nodefaults", "-display", "none"));
        command.addAll(List.of("-serial", "stdio", "-no-reboot"));
        command.addAll(List.of("-kernel", kernel.toString(), "-initrd", image.toString()));
        command.addAll(List.of("-append", "root=UUID=" + ROOT + " ro console=ttyS0 panic=-1"));
        command.add("-drive");
        command.add("file=" + disk + ",format=raw,if=none,id=root,snapshot=on");
        command.addAll(MPTSAS1068);
        return Shell.run(command).out();
    }

    private Path disk() throws IOException, InterruptedException {
        var root = folder.resolve("root");
        for (var each : List.of("bin", "sbin", "dev", "proc", "sys", "run", "etc", "tmp")) {
            Files.createDirectories(root.resolve(each));
        }
        var busybox = root.resolve("bin/busybox");
        if (Files.notExists(busybox)) {
            Files.copy(Path.of("/var/cache/lifeboat-lab/busybox"), busybox);
        }
        var init = root.resolve("sbin/init");
        Files.writeString(
                init, "#!/bin/busybox sh\necho " + MOUNTED + "\n/bin/busybox poweroff -f\n");
        for (var program : List.of(busybox, init)) {
            Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        var disk = folder.resolve("root.img");
        try (var file = new RandomAccessFile(disk.toFile(), "rw")) {
            file.setLength(16 * 1024 * 1024);
        }
        var made =
                Shell.run(
                        List.of(
                                "mkfs.ext4",
                                "-qF",
                                "-U",
                                ROOT,
                                "-d",
                                root.toString(),
                                disk.toString()));
        assertThat(made.code()).isZero();
        return disk;
    }
}
