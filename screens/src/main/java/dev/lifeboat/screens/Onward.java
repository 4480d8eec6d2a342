package dev.lifeboat.screens;

import dev.lifeboat.core.evidence.Residents;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.readiness.Finding;
import dev.lifeboat.core.readiness.Readiness;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// How somebody goes on from what `ready` and `why` show: with the same site.
///
/// @param options what stands behind a command, so that it looks at the same hosts; empty: what it
///   finds by itself
/// @param isFirstLook without a site file
public record Onward(String options, boolean isFirstLook) {
    public static final Onward SITE_FILE = new Onward("", false);

    /// About a line of the column in which findings are told.
    private static final int SHORT = 50;

    private static final String NOTE =
            "by logins alone, and nothing was written. BMCs were not asked, and Ceph for caps at"
                    + " most, where a host has its admin key; room is each host's memory less a tenth. A site file says the rest: docs/site-file.md";

    /// The options of a first look as they would be typed again.
    public static Onward firstLook(
            List<String> targets, List<String> jumps, Optional<Path> config) {
        return new Onward(
                " --from-ssh "
                        + Quoted.argument(String.join(",", targets))
                        + (jumps.isEmpty()
                                ? ""
                                : " --jump " + Quoted.argument(String.join(",", jumps)))
                        + config.map(file -> " --ssh-config " + Quoted.argument(file.toString()))
                                .orElse(""),
                true);
    }

    /// The same, where guests may go to these only.
    public Onward onto(Collection<HostId> targets) {
        var names = targets.stream().map(HostId::name).collect(Collectors.joining(","));
        return names.isEmpty() ? this : new Onward(options + " --onto " + names, isFirstLook);
    }

    /// What was not looked at, where no site file says how.
    void note(int column, Sheet sheet) {
        if (isFirstLook) {
            sheet.entry(column, NOTE, Span.plain(" first look"));
        }
    }

    /// Findings of one check that are told one by one: of what was not asked, one says all.
    int told(int usual) {
        return isFirstLook ? 1 : usual;
    }

    /// Whether the host is one that there is more to say of. Why it could not be looked at was said
    /// already.
    boolean worthALook(Readiness readiness) {
        return !isFirstLook
                || readiness.recovery().now().read(Residents.of(readiness.host())).isKnown();
    }

    String why(List<Finding> findings, Readiness readiness) {
        return with("lifeboat why " + findings.getFirst().check() + " " + readiness.host());
    }

    String with(String command) {
        return command + options;
    }

    /// The same within a sentence, where the options of sixty hosts are not repeated.
    String briefly(List<Finding> findings, Readiness readiness) {
        return options.length() > SHORT
                ? new Onward("", isFirstLook).why(findings, readiness) + ", with the same options"
                : why(findings, readiness);
    }
}
