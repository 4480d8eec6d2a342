package dev.lifeboat.drivers.bootimage;

import dev.lifeboat.bootimage.hardware.HardwareList;
import dev.lifeboat.bootimage.read.ImageReader;
import dev.lifeboat.bootimage.read.Read;
import dev.lifeboat.bootimage.verdict.BootVerdict;
import dev.lifeboat.bootimage.verdict.BootVerdict.Outcome;
import dev.lifeboat.bootimage.verdict.Bootcheck;
import dev.lifeboat.bootimage.verdict.Remedy;
import dev.lifeboat.core.evidence.BootImage;
import dev.lifeboat.core.evidence.Verdict;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.drivers.shell.Text;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Has a fetched image judged for each chassis, and makes one fact of it.
///
/// @param file where the image lies here
record Judge(Order order, Path file) {
    /// Reasons that are told of a chassis; the first says mostly enough.
    private static final int REASONS = 2;

    BootImage fact() {
        var read = ImageReader.read(file);
        var verdicts = new TreeMap<HostId, BootVerdict>();
        var on = new TreeMap<HostId, Verdict>();
        order.bodies()
                .forEach((chassis, body) -> {
                    if (read instanceof Read.NotRead(var why)) {
                        on.put(chassis, Verdict.unknown(Text.plain(onHost(why))));
                    } else {
                        var verdict = verdict(read, body);
                        verdicts.put(chassis, verdict);
                        on.put(chassis, verdict(verdict));
                    }
                });
        var kernel = HostSays.kernel(order.entry().kernel()).orElse("a kernel without a version");
        return new BootImage(
                Text.plain(kernel + ", " + order.entry().how()), on, fix(read, verdicts));
    }

    /// The path that an engineer knows it by.
    private String onHost(String why) {
        return why.replace(file.toString(), order.image());
    }

    private BootVerdict verdict(Read read, Body.Known body) {
        var hardware = HardwareList.read(body.hardware().getBytes(StandardCharsets.UTF_8));
        var question =
                new BootVerdict.Question(
                        hardware,
                        HostSays.kernel(order.entry().kernel()),
                        Optional.empty(),
                        Optional.of(order.entry().commandLine()),
                        body.rootOn());
        return switch (read) {
            case Read.Whole(var image, var remarks) ->
                    Bootcheck.judge(
                            image,
                            remarks.stream()
                                    .map(odd -> "at byte " + odd.offset() + ": " + odd.what())
                                    .toList(),
                            question);
            case Read.Damaged(var soFar, var what, var offset) ->
                    Bootcheck.damaged(soFar, what, offset, question);
            case Read.NotRead(var why) -> throw new IllegalStateException("not read: " + why);
        };
    }

    private static Verdict verdict(BootVerdict verdict) {
        var reasons = Text.plain(String.join("; ", some(verdict.because())));
        return switch (verdict.outcome()) {
            case BOOTS -> Verdict.yes("boots");
            case FAILS -> Verdict.no(reasons);
            case UNKNOWN -> Verdict.unknown(reasons);
        };
    }

    private static List<String> some(List<String> reasons) {
        return reasons.stream().limit(REASONS).toList();
    }

    private static dev.lifeboat.bootimage.BootImage contents(Read read) {
        return switch (read) {
            case Read.Whole(var image, _) -> image;
            case Read.Damaged(var soFar, _, _) ->
                    soFar.orElse(dev.lifeboat.bootimage.BootImage.EMPTY);
            case Read.NotRead _ -> dev.lifeboat.bootimage.BootImage.EMPTY;
        };
    }

    /// One change for all chassis.
    private String fix(Read read, Map<HostId, BootVerdict> verdicts) {
        var remedy = Remedy.of(contents(read), verdicts.values());
        if (remedy.isPresent()) {
            var parts = new ArrayList<>(remedy.get().before());
            var commands = remedy.get().onTheMachine(order.image());
            if (!commands.isEmpty()) {
                parts.add(String.join(" && ", commands));
            }
            return parts.isEmpty() ? "" : "on " + order.host() + ": " + String.join("; ", parts);
        }
        return verdicts.values().stream().anyMatch(each -> each.outcome() == Outcome.FAILS)
                ? "on " + order.host() + ": make " + order.image() + " anew"
                : "";
    }
}
