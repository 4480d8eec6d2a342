package dev.lifeboat.cli;

import dev.lifeboat.core.fleet.Words;
import dev.lifeboat.core.readiness.CheckId;
import dev.lifeboat.screens.WhyScreen;
import java.io.IOException;
import java.util.List;
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
        footer = {
            "",
            "Examples:  lifeboat why caps kct09",
            "           lifeboat why debt kct09 --from-ssh root@kct09"
        })
public final class WhyCommand implements Callable<Integer> {
    @Mixin private SiteOption site = new SiteOption();
    @Mixin private FromSshOption ssh = new FromSshOption();
    @Mixin private OntoOption onto = new OntoOption();

    @Parameters(
            index = "0",
            paramLabel = "FINDING",
            description = "caps, locks, boot, debt, capacity, out-of-band, return or fence")
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
        try (var ready = ReadySite.open(site, ssh)) {
            ready.warn(false);
            return why(check, ready);
        }
    }

    private int why(CheckId check, ReadySite ready) throws IOException {
        var targets = ready.hosts(onto.names());
        var hosts = ready.hosts(host, targets);
        var known = ready.look(hosts, targets);
        var each =
                ready.readiness(known, hosts, targets).values().stream()
                        .map(one -> one.of(check))
                        .toList();
        var at = ready.station().clock().instant();
        var onward = ready.onward().onto(targets);
        for (var one : each) {
            System.out.print(WhyScreen.text(check, one, at, Pages.here(), onward));
        }
        return ReadyCommand.exit(each).code();
    }
}
