package dev.lifeboat.cli;

import dev.lifeboat.core.evidence.FactText;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.Readings;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What is seen of the site now, and how.
@Command(
        name = "look",
        mixinStandardHelpOptions = true,
        description = {
            "Looks at the whole site, remembers what it saw, and shows what it saw of one subject.",
            "What is remembered is what a dead host's plan is made from."
        },
        footer = {"", "Example:  lifeboat look kct09"})
public final class LookCommand implements Callable<Integer> {
    @Mixin private SiteOption site = new SiteOption();

    @Parameters(
            arity = "0..1",
            paramLabel = "SUBJECT",
            description = "a host, a guest, an image (vms/db-1) or a Ceph cluster; default: all")
    private @Nullable String subject;

    @Option(names = "--console", description = "only what consoles say")
    private boolean console;

    @Override
    public Integer call() throws IOException {
        var station = site.open();
        var known = station.withBaselines(station.look(station.remembered()));
        station.remember(known);
        var shown = 0;
        for (var entry : known.newest().entrySet()) {
            if (concerns(
                    entry.getKey(),
                    station.fleet(known)
                            .named(String.valueOf(subject))
                            .map(vm -> vm.id().toString())
                            .orElse(subject))) {
                System.out.println(
                        line(entry.getKey(), entry.getValue(), station.clock().instant()));
                shown++;
            }
        }
        if (shown == 0) {
            throw new Stop(
                    Exit.UNKNOWN,
                    "Nothing was ever seen of \"" + subject + "\".\nnext:  lifeboat look");
        }
        return unknowns(known) == 0 ? Exit.OK.code() : Exit.UNKNOWN.code();
    }

    private boolean concerns(Key<?, ?> key, @Nullable String wanted) {
        var kind = !console || key.kind().name().equals("console");
        return kind && (wanted == null || key.subject().label().contains(wanted));
    }

    private static long unknowns(Readings known) {
        return known.newest().values().stream().filter(reading -> !reading.isKnown()).count();
    }

    private static String line(Key<?, ?> key, Reading<?> reading, Instant now) {
        var what =
                switch (reading) {
                    case Reading.Known<?>(var fact, _, _, _) -> FactText.of(fact);
                    case Reading.Unknown<?>(var why, _, _, _) -> "not known: " + why;
                };
        var age = Duration.between(reading.answered(), now).toSeconds();
        return key + ": " + what + "  (" + reading.source().command() + ", " + age + " s ago)";
    }
}
