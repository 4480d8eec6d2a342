package dev.lifeboat.cli;

import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.Words;
import dev.lifeboat.core.readiness.CheckId;
import dev.lifeboat.screens.WhyScreen;
import java.io.IOException;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Why is a host not ready, and how is that mended?
@Command(
        name = "why",
        mixinStandardHelpOptions = true,
        description = {
            "Explains a finding of ready: what was read, and the fix.",
            "",
            "Looks anew. Exit code 0 when nothing of it is wrong, 3 when something blocks, 4 when "
                    + "something is not known."
        },
        footer = {"", "Example:  lifeboat why caps kct09"})
public final class WhyCommand implements Callable<Integer> {
    @Mixin private SiteOption site = new SiteOption();

    @Parameters(
            index = "0",
            paramLabel = "FINDING",
            description = "caps, locks, debt, capacity, out-of-band, return or fence")
    private String finding = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "HOST",
            description = "default: every host")
    private @Nullable String host;

    @Override
    public Integer call() throws IOException {
        var check =
                CheckId.named(finding)
                        .orElseThrow(() ->
                                new Stop(
                                        Exit.USAGE,
                                        "There is no finding \""
                                                + finding
                                                + "\"; there are "
                                                + Words.list(List.of(CheckId.values()))));
        var station = site.open();
        var hosts =
                host == null
                        ? new TreeSet<>(station.site().hosts().keySet())
                        : new TreeSet<>(List.of(SiteOption.host(station, host)));
        var known = ReadyCommand.look(station, hosts, new TreeSet<HostId>());
        var kept = new KeptProofs(station);
        var each =
                hosts.stream()
                        .map(one -> kept.readiness(known, one, new TreeSet<>()).of(check))
                        .toList();
        var at = station.clock().instant();
        each.forEach(one -> System.out.print(WhyScreen.text(check, one, at, Pages.here())));
        return ReadyCommand.exit(each).code();
    }
}
