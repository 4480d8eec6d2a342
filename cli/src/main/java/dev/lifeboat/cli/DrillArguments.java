package dev.lifeboat.cli;

import dev.lifeboat.core.evidence.Readings;
import dev.lifeboat.core.plan.Plan;
import dev.lifeboat.server.Station;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What every drill is told.
final class DrillArguments {
    @Mixin private SiteOption site = new SiteOption();

    @Mixin private JournalOption journal = new JournalOption();

    @Parameters(paramLabel = "HOST", description = "the host whose death is rehearsed; it lives")
    private String host = "";

    @Option(names = "--confirm", paramLabel = "HOST", description = "the host's name, typed again")
    private @Nullable String confirm;

    @Option(names = "--json", description = "what it has shown as one object, lifeboat.drill/1")
    private boolean json;

    interface Drill {
        Exit on(Station station) throws IOException;
    }

    int with(Drill drill) throws IOException {
        try (var station = site.open(journal)) {
            return drill.on(station).code();
        }
    }

    String host() {
        return host;
    }

    Exit carryOut(Station station, Plan plan, Readings known, Drilling.NotCovered notCovered)
            throws IOException {
        return new Drilling(station, host, Optional.ofNullable(confirm), json)
                .carryOut(plan, known, notCovered);
    }
}
