package dev.lifeboat.cli;

import dev.lifeboat.caps.Release;
import dev.lifeboat.core.evidence.CephReleases;
import dev.lifeboat.core.evidence.Reading;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// By the rules of which Ceph caps are judged.
final class ReleaseOption {
    @Option(
            names = "--release",
            paramLabel = "N",
            description = "judge by the rules of this release of Ceph, 12 to 19")
    private @Nullable Integer number;

    /// Empty: the person did not say.
    Optional<Release> given() {
        var release = Optional.ofNullable(number).map(Release::new);
        release.filter(each -> !each.known())
                .ifPresent(each -> {
                    throw new Stop(
                            Exit.USAGE, "--release " + each.major() + " is not from 12 to 19");
                });
        return release;
    }

    /// What the person said; else what the monitors run, if that is one release whose rules are
    /// known.
    ///
    /// @param command to type again, with the release
    Release or(Reading<CephReleases> monitors, String command) {
        return given().orElseGet(() ->
                switch (monitors) {
                    case Reading.Known<CephReleases>(var runs, _, _, _) -> one(runs, command);
                    case Reading.Unknown<CephReleases>(var why, var source, _, _) ->
                            throw stop(
                                    "Which release Ceph runs is not known: "
                                            + why
                                            + " ("
                                            + source.command()
                                            + ").",
                                    command);
                });
    }

    private static Release one(CephReleases runs, String command) {
        var one = new Release(runs.monitors().first());
        if (runs.monitors().size() > 1) {
            throw stop(
                    "The monitors run Ceph " + runs + ", which judge caps differently.", command);
        }
        if (!one.known()) {
            throw stop("The monitors run " + one + "; only 12 to 19 are known here.", command);
        }
        return one;
    }

    private static Stop stop(String why, String command) {
        return new Stop(Exit.UNKNOWN, why + "\nnext:  " + command + " --release N");
    }
}
