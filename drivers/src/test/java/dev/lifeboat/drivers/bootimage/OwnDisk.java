package dev.lifeboat.drivers.bootimage;

import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.drivers.shell.Command;
import dev.lifeboat.drivers.shell.Ended;
import dev.lifeboat.drivers.shell.Shell;
import dev.lifeboat.drivers.shell.Target;
import dev.lifeboat.drivers.ssh.RemoteFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// Hosts that are folders here: the real scripts run, with `/boot`, `/sys` and `/proc` in them.
record OwnDisk(Path folder, Shell shell) implements RemoteFiles {
    static final String MEGARAID = "pci:v00001000d00000079sv00001000sd00009261bc01sc04i00";
    static final String MPTSAS = "pci:v00001000d00000054sv00001000sd00008000bc01sc00i00";
    static final String IMAGE = "boot/initrd.img-6.1.0-56-amd64";
    private static final Path IMAGES = Path.of("../bootimage/src/test/resources/images");

    static OwnDisk in(Path folder) {
        return new OwnDisk(folder, new Shell());
    }

    /// A Debian host on a MegaRAID, whose image was made for it.
    void install(HostId host) throws IOException {
        write(host, "boot/vmlinuz-6.1.0-56-amd64", "");
        write(
                host,
                "boot/grub/grub.cfg",
                """
                set default="0"
                menuentry 'Debian GNU/Linux' --class debian $menuentry_id_option 'gnulinux-simple-5eed' {
                \tload_video
                \tlinux\t/boot/vmlinuz-6.1.0-56-amd64 root=UUID=5eed ro quiet ${extra}
                \tinitrd\t/boot/initrd.img-6.1.0-56-amd64
                }
                """);
        write(host, "sys/bus/pci/devices/0000:03:00.0/modalias", MEGARAID);
        write(host, "proc/self/mountinfo", "26 1 8:1 / / rw - ext4 /dev/sda1 rw\n");
        write(host, "proc/cmdline", "root=UUID=5eed ro");
        var link = folder.resolve(host.name()).resolve("sys/dev/block/8:1");
        Files.createDirectories(link.getParent());
        Files.createSymbolicLink(
                link, Path.of("../../devices/pci0000:00/0000:03:00.0/host0/block/sda/sda1"));
        image(host, "it-list-megaraid-gzip");
    }

    void write(HostId host, String path, String text) throws IOException {
        var file = folder.resolve(host.name()).resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /// @param name one of bootimage's real images
    void image(HostId host, String name) throws IOException {
        image(host, Files.readAllBytes(IMAGES.resolve(name + ".cpio.gz")));
    }

    void image(HostId host, byte[] bytes) throws IOException {
        var file = folder.resolve(host.name()).resolve(IMAGE);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }

    private Command script(HostId host, String script) {
        var root = folder.resolve(host.name()).toString();
        var here = script.replaceAll("(?<=[\\s'])(/boot|/sys|/proc)\\b", root + "$1");
        return Command.of("sh", "-c", here);
    }

    @Override
    public Ended run(HostId host, String script, Duration limit) {
        var root = folder.resolve(host.name()).toString();
        var ended = shell.run(Target.of("host"), script(host, script), limit);
        return ended instanceof Ended.Exited(var code, var out, var err)
                ? new Ended.Exited(code, out.replace(root, ""), err.replace(root, ""))
                : ended;
    }

    @Override
    public Ended fetch(HostId host, String script, Download download) {
        return shell.into(
                download.into(),
                download.longest(),
                Target.of("host").part(download.what()),
                script(host, script),
                download.limit());
    }
}
