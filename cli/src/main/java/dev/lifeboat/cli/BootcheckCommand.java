package dev.lifeboat.cli;

import dev.lifeboat.bootimage.BootImage;
import dev.lifeboat.bootimage.hardware.HardwareList;
import dev.lifeboat.bootimage.read.ImageReader;
import dev.lifeboat.bootimage.read.KernelFile;
import dev.lifeboat.bootimage.read.Read;
import dev.lifeboat.bootimage.verdict.BootVerdict;
import dev.lifeboat.bootimage.verdict.Bootcheck;
import dev.lifeboat.bootimage.verdict.Comparison;
import dev.lifeboat.bootimage.verdict.Filesystems;
import dev.lifeboat.drivers.site.Nearest;
import dev.lifeboat.screens.BootcheckScreen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Whether a machine would boot from an image, from two files and nothing else.
@Command(
        name = "bootcheck",
        mixinStandardHelpOptions = true,
        description = {
            "Says whether a machine would boot from an image.",
            "",
            "Follows the boot from the storage controller over its driver and disks to the mounted "
                    + "root. Needs two files: the initramfs (or unified kernel image), and a list of "
                    + "the machine's hardware. No site file, no root, nothing installed.",
            "",
            "A list is made on the machine, from any Linux:",
            "  cat /sys/bus/*/devices/*/modalias > spare1.txt     best",
            "  lspci -mmnnk > spare1.txt",
            "  lshw -json -numeric > spare1.txt",
            "",
            "Exit code 0: it boots; 3: it fails; 4: it cannot be known."
        },
        footer = {
            "",
            "Example:  cat /sys/bus/*/devices/*/modalias > here.txt",
            "          lifeboat bootcheck /boot/initrd.img-$(uname -r) --modalias here.txt \\",
            "            --cmdline \"$(cat /proc/cmdline)\""
        })
public final class BootcheckCommand implements Callable<Integer> {
    @Parameters(paramLabel = "IMAGE", description = "the image, or - for standard input")
    private String image = "";

    @Option(
            names = "--modalias",
            required = true,
            paramLabel = "FILE",
            description = "the machine's hardware: modaliases, lspci, lshw or facter; or -")
    private String list = "";

    @Option(
            names = "--kernel",
            paramLabel = "FILE|VERSION",
            description = "that will run; default: the one of which the image has modules")
    private @Nullable String kernel;

    @Option(
            names = "--root-fs",
            paramLabel = "TYPE",
            description = "of the root, such as ext4; default: as the image or command line says")
    private @Nullable String rootFs;

    @Option(
            names = "--root-on",
            paramLabel = "WHICH",
            description = "the controller that holds the root, such as 1000:0079 or 03:00.0")
    private @Nullable String rootOn;

    @Option(
            names = "--cmdline",
            paramLabel = "TEXT",
            description = "the kernel's command line: where the root is, what is kept out")
    private @Nullable String commandLine;

    @Option(
            names = "--compare",
            paramLabel = "IMAGE2",
            description = "what this rebuilt image gained and lost; IMAGE alone decides")
    private @Nullable String compare;

    @Option(names = "--json", description = "one object, lifeboat.bootcheck/1")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        if (List.of(image, list, Optional.ofNullable(compare).orElse("")).stream()
                        .filter(GivenFile.STANDARD_INPUT::equals)
                        .count()
                > 1) {
            throw new Stop(Exit.USAGE, "Only one file can come from standard input.");
        }
        if (rootFs != null && !rootFs.matches("[A-Za-z0-9_.-]+")) {
            throw new Stop(Exit.USAGE, "--root-fs: \"" + rootFs + "\" is not a type such as ext4.");
        }
        var question =
                new BootVerdict.Question(
                        HardwareList.read(GivenFile.bytes(list)),
                        Optional.ofNullable(kernel).map(BootcheckCommand::version),
                        Optional.ofNullable(rootFs),
                        Optional.ofNullable(commandLine),
                        Optional.ofNullable(rootOn));
        var first = GivenFile.with(image, ImageReader::read);
        checkRootFs(first);
        var verdict = judge(first, question);
        var screen =
                new BootcheckScreen(
                        new BootcheckScreen.Files(image, list, options()),
                        verdict,
                        compare == null ? Optional.empty() : rebuilt(compare, first, question));
        System.out.print(json ? screen.json() + "\n" : screen.text(Pages.here()));
        return exit(verdict).code();
    }

    /// What cannot be read whole may know any.
    private void checkRootFs(Read read) {
        if (rootFs != null
                && read instanceof Read.Whole(var whole, _)
                && !Filesystems.isKnown(rootFs, whole)) {
            var near = Nearest.of(rootFs, Filesystems.NAMES);
            throw new Stop(
                    Exit.USAGE,
                    "--root-fs: neither Linux nor the image knows a filesystem "
                            + rootFs
                            + near.map(it -> "; did you mean " + it + "?").orElse("."));
        }
    }

    private static Exit exit(BootVerdict verdict) {
        return switch (verdict.outcome()) {
            case BOOTS -> Exit.OK;
            case FAILS -> Exit.NO;
            case UNKNOWN -> Exit.UNKNOWN;
        };
    }

    private static BootVerdict judge(Read read, BootVerdict.Question question) {
        return switch (read) {
            case Read.Whole(var image, var remarks) ->
                    Bootcheck.judge(
                            image,
                            remarks.stream().map(BootcheckCommand::sentence).toList(),
                            question);
            case Read.Damaged(var soFar, var what, var offset) ->
                    Bootcheck.damaged(soFar, what, offset, question);
            case Read.NotRead(var why) -> throw new Stop(Exit.USAGE, why);
        };
    }

    private static String sentence(Read.Remark remark) {
        return "at byte " + remark.offset() + ": " + remark.what();
    }

    private static Optional<BootcheckScreen.Rebuilt> rebuilt(
            String name, Read first, BootVerdict.Question question) throws IOException {
        var second = GivenFile.with(name, ImageReader::read);
        var verdict = judge(second, question);
        var comparison = Comparison.of(contents(first), contents(second));
        return Optional.of(new BootcheckScreen.Rebuilt(name, verdict, comparison));
    }

    /// What there is of it to compare.
    private static BootImage contents(Read read) {
        return switch (read) {
            case Read.Whole(var image, _) -> image;
            case Read.Damaged(var soFar, _, _) -> soFar.orElse(BootImage.EMPTY);
            case Read.NotRead(var why) -> throw new Stop(Exit.USAGE, why);
        };
    }

    /// A file's name or a version: what is a file here is taken for one.
    private static String version(String kernel) {
        var file = Path.of(kernel);
        if (!Files.exists(file) && kernel.indexOf('/') < 0) {
            return kernel;
        }
        return switch (KernelFile.version(file)) {
            case KernelFile.Known(var release) -> release;
            case KernelFile.Unknown(var why) ->
                    throw new Stop(
                            Exit.USAGE, why + ".\nnext:  --kernel VERSION, as uname -r prints it");
        };
    }

    /// To be given again when a rebuilt image is judged.
    private List<String> options() {
        var options = new ArrayList<String>();
        add("--kernel", kernel, options);
        add("--root-fs", rootFs, options);
        add("--root-on", rootOn, options);
        add("--cmdline", commandLine, options);
        return options;
    }

    private static void add(String name, @Nullable String value, List<String> options) {
        if (value != null) {
            options.add(name + "=" + value);
        }
    }
}
