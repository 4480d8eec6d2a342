package dev.lifeboat.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Keeps looking, so that a dead host's plan can be made from what was seen while it lived.
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = {
            "Keeps looking at the site, opens incidents, carries runs on.",
            "",
            "Each thing is looked at again before what was seen is too old, and nobody is asked more "
                    + "often than the site file allows (looking). Says when a host is ready no more, and "
                    + "what has changed.",
            "",
            "What it sees goes to a plain file: lifeboat plan HOST works when all else is dead. When "
                    + "a host and most of its guests fall silent it opens an incident, plans, tells "
                    + "the hooks and says what to type. It does nothing to a host by itself.",
            "",
            "Carries on the runs of a lifeboat that died, on this machine or, with a database that "
                    + "both reach, on another.",
            "",
            "Reads the site file when it begins, and says when that has changed since.",
            "",
            "Serves a page in the browser: the hosts; and of a run, whoever carries it out, how far "
                    + "it is and what it asks."
        },
        footer = {"", "Example:  lifeboat serve"})
public final class ServeCommand implements Callable<Integer> {
    @Mixin private SiteOption site = new SiteOption();

    @Mixin private JournalOption journal = new JournalOption();

    @Mixin private PageOption page = new PageOption();

    @Option(
            names = "--every",
            paramLabel = "SECONDS",
            defaultValue = "3600",
            description = {
                "no reading is left to grow older, as far as the budget goes, 5 to 3600 s; many are "
                        + "too old sooner anyway; default: ${DEFAULT-VALUE}"
            })
    private int every;

    @Option(names = "--once", description = "look once and end")
    private boolean once;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (every < 5 || every > 3600) {
            throw new Stop(Exit.USAGE, "--every " + every + " is not from 5 to 3600 s");
        }
        try (var station = site.open(journal);
                var serving = new Serving(station, Duration.ofSeconds(every))) {
            if (once) {
                return (serving.look() ? Exit.OK : Exit.FAILED).code();
            }
            serving.keepOn(page, new SiteFileWatch(site.path(), System.err::println));
        }
        return Exit.OK.code();
    }
}
