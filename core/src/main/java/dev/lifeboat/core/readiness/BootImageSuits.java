package dev.lifeboat.core.readiness;

import dev.lifeboat.core.evidence.Answer;
import dev.lifeboat.core.evidence.BootImage;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Keys;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.Verdict;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.Words;
import dev.lifeboat.core.plan.BootImageFits;
import java.util.SortedSet;
import java.util.stream.Stream;

/// Would the host boot, where its drives are and in each chassis where they may go?
///
/// An image made for one machine (`MODULES=dep`, `hostonly`) is not noticed there: in 2019 the
/// spare's controller had no driver in kct09's, which cost hours after its drives had been carried
/// over. Of a host that names no spare only its own chassis is asked.
public record BootImageSuits() implements Check<HostId> {
    @Override
    public CheckId id() {
        return CheckId.BOOT;
    }

    @Override
    public Stream<HostId> subjects(Recovery recovery) {
        return Stream.of(recovery.host());
    }

    @Override
    public SortedSet<Key<?, ?>> asks(HostId host) {
        return Keys.of(BootImage.of(host));
    }

    @Override
    public Finding examine(HostId host, Recovery recovery) {
        var reading = recovery.now().read(BootImage.of(host));
        var verdict =
                reading.judge(
                        "what " + host + " would boot with", image -> weigh(host, image, recovery));
        return Finding.of(this, host, verdict, reading, () -> mend(host, reading));
    }

    private static Verdict weigh(HostId host, BootImage image, Recovery recovery) {
        var parts =
                image.on().keySet().stream().map(chassis -> part(host, chassis, recovery)).toList();
        var all = Verdict.all(parts);
        return all.isYes()
                ? Verdict.yes("it would boot on " + Words.list(image.on().keySet()))
                : new Verdict(
                        all.answer(),
                        "the boot image of "
                                + host
                                + (all.answer() == Answer.NO
                                        ? " would not boot "
                                        : " may not boot ")
                                + all.because());
    }

    /// The claim on which a plan to carry its drives over rests.
    private static Verdict part(HostId host, HostId chassis, Recovery recovery) {
        var verdict = new BootImageFits(host, chassis).holds(recovery.now());
        var where = chassis.equals(host) ? "where it is: " : "on " + chassis + ": ";
        return new Verdict(verdict.answer(), where + verdict.because());
    }

    private static String mend(HostId host, Reading<BootImage> reading) {
        return reading.fact()
                .map(BootImage::fix)
                .filter(fix -> !fix.isEmpty())
                .orElse("lifeboat look " + host);
    }
}
