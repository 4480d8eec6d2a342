package dev.lifeboat.drivers.console;

import dev.lifeboat.core.evidence.BootStage;
import dev.lifeboat.core.evidence.ConsoleTail;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads how far a guest has come from the end of its serial console.
///
/// The sign that stands last decides. Signs are looked for in the whole text and not line by line:
/// bytes are cut anywhere, and the kernel writes into the middle of other writers' lines. The texts
/// are those of Debian 12 with systemd, initramfs-tools and dracut, from recorded boots.
public final class ConsoleReader {
    /// Escape sequences of ECMA-48: CSI, OSC up to its end, and short ones.
    private static final Pattern ESCAPES =
            Pattern.compile(
                    "\\x1b\\[[0-?]*[ -/]*[@-~]|\\x1b\\][^\\x07\\x1b]*(?:\\x07|\\x1b\\\\)?"
                            + "|\\x1b[ -/]*[0-~]?");

    private static final Pattern LINE_ENDS = Pattern.compile("[\\r\\n]+");
    private static final Pattern CONTROLS = Pattern.compile("[\\x00-\\x09\\x0b-\\x1f\\x7f]");

    /// Where a machine starts again: firmware, boot loader, or the kernel's first line.
    private static final Pattern START =
            Pattern.compile(
                    "Linux version \\d|SeaBIOS \\(version|BdsDxe: (?:loading|starting)"
                            + "|iPXE \\(http|Booting from (?:Hard Disk|ROM)|GRUB loading");

    private static final String PERCENT = "(?<percent>\\d{1,3})(?:\\.\\d)?%";

    /// A bar of e2fsck, `kct09-root: |=== | 5.4%`, or systemd's sum over all disks.
    private static final Pattern PROGRESS =
            Pattern.compile(
                    "\\|[ =/\\\\|-]{3,200}"
                            + PERCENT
                            + "|\\("
                            + PERCENT.replace("?<percent>", "?<sum>")
                            + " complete\\)");

    /// A line is kept in every reading; what a console says in more is seen at the console.
    private static final int LONGEST_LINE = 200;

    private record Sign(BootStage stage, Pattern text) {
        static Sign of(BootStage stage, String... texts) {
            return new Sign(stage, Pattern.compile(String.join("|", texts)));
        }
    }

    private static final List<Sign> SIGNS =
            List.of(
                    Sign.of(BootStage.KERNEL, START.pattern()),
                    Sign.of(
                            BootStage.CHECKING_DISK,
                            "Will now check \\S+ file system",
                            "\\[/sbin/fsck",
                            "Starting systemd-fsck@",
                            "Started systemd-fsckd",
                            "recovering journal",
                            "Pass [1-5]: Check",
                            PROGRESS.pattern().replaceAll("\\?<\\w+>", "?:")),
                    Sign.of(
                            BootStage.MOUNTING,
                            ": clean, \\d+/\\d+ files",
                            "Finished systemd-fsck@",
                            "EXT[234]-fs \\([^)]{1,64}\\): mounted",
                            "XFS \\([^)]{1,64}\\): (?:Mounting|Ending clean mount)",
                            "Running /scripts/local-bottom",
                            "OK  \\] Mounted "),
                    Sign.of(
                            BootStage.UP,
                            "Reached target (?:basic|multi-user|graphical|getty|network)\\.target",
                            "Started Raise network interfaces",
                            "(?<!Last )\\blogin: "),
                    Sign.of(
                            BootStage.EMERGENCY,
                            "You are in (?:emergency|rescue) mode",
                            "Entering (?:emergency|rescue) mode",
                            "(?:Press Enter|Give root password) for maintenance",
                            "Dropping to a shell",
                            "UNEXPECTED INCONSISTENCY; RUN fsck MANUALLY",
                            "\\(initramfs\\) ",
                            "dracut:/#",
                            "grub rescue>"),
                    Sign.of(
                            BootStage.BLOCKED_ON_DISK,
                            "INFO: task \\S{1,40}:\\d+ blocked for more than \\d+ seconds"),
                    Sign.of(BootStage.PANIC, "Kernel panic - not syncing"));

    private ConsoleReader() {}

    /// @param tail the last bytes of the console, cut anywhere
    public static ConsoleTail read(String tail) {
        var text = sinceStart(plain(tail));
        if (text.isBlank()) {
            return new ConsoleTail(BootStage.SILENT, OptionalInt.empty(), "");
        }
        var stage = BootStage.KERNEL;
        var latest = -1;
        for (var sign : SIGNS) {
            var at = lastEnd(sign.text(), text);
            if (at > latest) {
                latest = at;
                stage = sign.stage();
            }
        }
        var percent = stage == BootStage.CHECKING_DISK ? percent(text) : OptionalInt.empty();
        var last = lastLines(text, ConsoleTail.LINES);
        return new ConsoleTail(stage, percent, last.isEmpty() ? "" : last.getLast(), last);
    }

    /// The text as a person would see it, a line for each carriage return too.
    static String plain(String raw) {
        var bare = ESCAPES.matcher(raw).replaceAll("");
        var lines = LINE_ENDS.matcher(bare).replaceAll("\n");
        return CONTROLS.matcher(lines).replaceAll("");
    }

    private static String sinceStart(String text) {
        var start = START.matcher(text);
        var from = 0;
        while (start.find()) {
            from = start.start();
        }
        return text.substring(from);
    }

    private static int lastEnd(Pattern pattern, String text) {
        var found = pattern.matcher(text);
        var end = -1;
        while (found.find()) {
            end = found.end();
        }
        return end;
    }

    private static OptionalInt percent(String text) {
        var found = PROGRESS.matcher(text);
        var last = OptionalInt.empty();
        while (found.find()) {
            last = OptionalInt.of(Math.min(100, Integer.parseInt(number(found))));
        }
        return last;
    }

    private static String number(Matcher found) {
        var bar = found.group("percent");
        return bar != null ? bar : found.group("sum");
    }

    /// What a person could read, however hostile what was printed.
    static List<String> lastLines(String plain, int most) {
        var lines =
                plain.lines()
                        .map(line -> line.replaceAll("[^\\x20-\\x7e]", "?").strip())
                        .filter(line -> !line.isEmpty())
                        .map(line -> line.substring(0, Math.min(line.length(), LONGEST_LINE)))
                        .toList();
        return lines.subList(Math.max(0, lines.size() - most), lines.size());
    }
}
