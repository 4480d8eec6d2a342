package dev.lifeboat.drivers.bootimage;

import dev.lifeboat.core.evidence.BootImage;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.Verdict;
import dev.lifeboat.core.evidence.Why;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.drivers.access.Chassis;
import dev.lifeboat.drivers.shell.Look;
import dev.lifeboat.drivers.shell.Text;
import dev.lifeboat.drivers.shell.Unreadable;
import dev.lifeboat.drivers.ssh.RemoteFiles;
import dev.lifeboat.drivers.ssh.Ssh;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What each host would boot with the next time, and where that boots: its boot loader's choice and
/// its hardware by a script, the image itself only when it is another than the one judged last.
///
/// Nothing is written on a host, and nothing of an image stays here but the verdict.
public final class BootImages {
    /// Some files and what is in /sys, by a login: as the other readings of a host.
    private static final Duration SAYS = Duration.ofSeconds(20);

    /// SHA-256 of the largest image from a disk that gives 10 MiB/s.
    private static final Duration PRINT = Duration.ofSeconds(60);

    /// The largest image by a line of 50 Mbit/s takes 90 s.
    private static final Duration FETCH = Duration.ofMinutes(3);

    /// Twice what an image with every driver and firmware of Debian has; `/boot` is seldom larger.
    private static final long LONGEST = 512L * 1024 * 1024;

    /// Images on their way or being unpacked: each can fill a line, then a processor.
    private static final int AT_ONCE = 4;

    /// About 100 images of 100 MB come before it in this time by 1 Gbit/s. Whoever waits longer is
    /// asked again: a wait holds one of the looks that other hosts need.
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /// What a killed Lifeboat left half fetched is nobody's after this.
    private static final Duration LEFT_BEHIND = Duration.ofHours(1);

    private static final String FETCHED = ".fetched";

    /// As `stat` prints size, time and name.
    private static final Pattern SIZE = Pattern.compile("([0-9]{1,18}) -?[0-9]+ /.*");

    private static final Pattern SUM = Pattern.compile("([0-9a-f]{64})\\s.*");

    private final RemoteFiles hosts;
    private final SortedMap<HostId, SortedMap<HostId, Chassis>> spares;
    private final Path folder;
    private final InstantSource clock;
    private final Semaphore places = new Semaphore(AT_ONCE, true);

    /// @param spares of each host, where its drives may go
    /// @param folder ours alone, for verdicts and for what is on its way; made when it is needed
    public BootImages(
            RemoteFiles hosts,
            SortedMap<HostId, SortedMap<HostId, Chassis>> spares,
            Path folder,
            InstantSource clock) {
        this.hosts = hosts;
        this.spares = new TreeMap<>(spares);
        this.folder = folder;
        this.clock = clock;
    }

    public Reading<BootImage> of(HostId host) {
        var look =
                Look.at(host, "ssh {} 'cat /boot/grub/grub.cfg; lsinitramfs /initrd.img'", clock);
        return look.then(
                says(host),
                says ->
                        switch (says.next()) {
                            case Next.NotTold(var why) -> unknown(look, why);
                            case Next.Entry entry -> entry(look, host, says, entry);
                        });
    }

    private Reading<HostSays> says(HostId host) {
        var look = Look.at(host, "ssh {} 'cat /boot/grub/grub.cfg /proc/cmdline'", clock);
        return look.reading(hosts.run(host, HostSays.SCRIPT, SAYS), Ssh::why, HostSays::read);
    }

    private static <F> Reading<F> unknown(Look look, String why) {
        return look.unknown(new Why(Why.Cause.UNREADABLE, why));
    }

    private Reading<BootImage> entry(Look look, HostId host, HostSays says, Next.Entry entry) {
        var files = new ArrayList<String>();
        for (var named : entry.images()) {
            var place = says.place(named);
            if (place.isEmpty()) {
                return unknown(look, entry.how() + " names " + named + ", which is not in /boot");
            }
            files.add(place.get());
        }
        var script = script(files);
        var print =
                look.reading(
                        hosts.run(host, print(files, script), PRINT), Ssh::why, BootImages::whole);
        return look.then(
                print,
                seen -> {
                    var bodies = new TreeMap<HostId, Body.Known>();
                    var unknown = new TreeMap<HostId, Verdict>();
                    bodies(host, says, bodies, unknown);
                    var order = new Order(host, entry, files.getLast(), seen, bodies);
                    var judged = order(look, order, script);
                    return look.then(judged, fact -> look.seen(with(unknown, host, fact)));
                });
    }

    /// With those of which nothing is known, and what would help where another image does not.
    private static BootImage with(SortedMap<HostId, Verdict> unknown, HostId host, BootImage fact) {
        var on = new TreeMap<>(fact.on());
        on.putAll(unknown);
        var open = on.entrySet().stream().filter(each -> !each.getValue().isYes());
        var fix =
                open.map(Map.Entry::getKey)
                        .filter(chassis -> fact.fix().isEmpty() && !chassis.equals(host))
                        .findFirst()
                        .map(chassis ->
                                "say more of "
                                        + chassis
                                        + " in the site file: hardware (cat"
                                        + " /sys/bus/*/devices/*/modalias there), root-on")
                        .orElse(fact.fix());
        return new BootImage(fact.kernel(), on, fix);
    }

    /// The files as the kernel gets them: GRUB lays each at a multiple of four.
    private static String script(List<String> files) {
        return "for f in "
                + quoted(files)
                + "; do cat \"$f\" || exit 1; n=$(stat -Lc %s \"$f\");"
                + " head -c $(((4 - n % 4) % 4)) /dev/zero; done";
    }

    private static String print(List<String> files, String script) {
        return "stat -Lc '%s %Y %n' "
                + quoted(files)
                + " && for f in "
                + quoted(files)
                + "; do [ -r \"$f\" ] || { echo \"$f: Permission denied\" >&2; exit 1; }; done && { "
                + script
                + "; } | sha256sum && echo end";
    }

    private static String quoted(List<String> files) {
        return files.stream().map(Ssh::quoted).collect(Collectors.joining(" "));
    }

    private static String whole(String print) throws Unreadable {
        if (!print.endsWith("\nend\n") || sum(print).isEmpty()) {
            throw new Unreadable("it is cut off before \"end\"");
        }
        return print;
    }

    /// In bytes, of all that the loader hands over.
    private static long size(String print) {
        return print.lines()
                .map(SIZE::matcher)
                .filter(line -> line.matches())
                .mapToLong(line -> Long.parseLong(line.group(1)))
                .sum();
    }

    private static Optional<String> sum(String print) {
        return print.lines()
                .map(SUM::matcher)
                .filter(line -> line.matches())
                .map(line -> line.group(1))
                .reduce((_, last) -> last);
    }

    private void bodies(
            HostId host,
            HostSays says,
            SortedMap<HostId, Body.Known> known,
            SortedMap<HostId, Verdict> unknown) {
        known.put(host, Body.of(says));
        spares.getOrDefault(host, new TreeMap<>())
                .forEach((name, chassis) -> {
                    var body =
                            switch (chassis) {
                                case Chassis.Listed listed -> Body.of(listed);
                                case Chassis.Living() -> living(name);
                            };
                    switch (body) {
                        case Body.Known list -> known.put(name, list);
                        case Body.Unknown(var why) ->
                                unknown.put(name, Verdict.unknown(Text.plain(why)));
                    }
                });
    }

    private Body living(HostId other) {
        return switch (says(other)) {
            case Reading.Known<HostSays>(var says, _, _, _) -> Body.of(says);
            case Reading.Unknown<HostSays>(var why, _, _, _) ->
                    new Body.Unknown("what " + other + " is made of: " + why);
        };
    }

    private Reading<BootImage> order(Look look, Order order, String script) {
        var judged = new Judged(folder.resolve(order.host() + ".judged"));
        var known = judged.of(order);
        if (known.isPresent()) {
            return look.seen(known.get());
        }
        if (size(order.print()) > LONGEST) {
            return unknown(look, order.image() + " is longer than " + LONGEST + " bytes");
        }
        try {
            if (!places.tryAcquire(PATIENCE.toNanos(), TimeUnit.NANOSECONDS)) {
                return look.unknown(
                        Why.notStarted("the images of other hosts are being fetched: ask again"));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return unknown(look, "Lifeboat was stopped before it was fetched");
        }
        try {
            return fetch(look, order, script, judged);
        } catch (IOException cannot) {
            return look.unknown(Why.notStarted("cannot write to " + folder + ": " + cannot));
        } finally {
            places.release();
        }
    }

    private Reading<BootImage> fetch(Look look, Order order, String script, Judged judged)
            throws IOException {
        Files.createDirectories(folder);
        clear();
        var file = Files.createTempFile(folder, order.host() + "-", FETCHED);
        try {
            var download = new RemoteFiles.Download("boot image", file, LONGEST, FETCH);
            var ended = hosts.fetch(order.host(), script, download);
            return look.then(
                    look.reading(ended, Ssh::why, _ -> file),
                    fetched -> {
                        var came = sha256(fetched);
                        if (came.isEmpty()) {
                            return unknown(look, "what was fetched cannot be read back");
                        }
                        if (!sum(order.print()).equals(came)) {
                            return unknown(
                                    look, order.image() + " came over other than it is there");
                        }
                        var fact = new Judge(order, fetched).fact();
                        judged.keep(order, fact);
                        return look.seen(fact);
                    });
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /// Empty when it cannot be read.
    private static Optional<String> sha256(Path file) {
        var digest = Order.digest();
        try (var into = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            Files.copy(file, into);
        } catch (IOException _) {
            return Optional.empty();
        }
        return Optional.of(HexFormat.of().formatHex(digest.digest()));
    }

    private void clear() throws IOException {
        var old = clock.instant().minus(LEFT_BEHIND);
        try (var files = Files.newDirectoryStream(folder, "*" + FETCHED)) {
            for (var file : files) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(old)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
