package dev.lifeboat.web;

import dev.lifeboat.core.control.Command;
import dev.lifeboat.screens.RunNow;
import dev.lifeboat.screens.SiteView;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/// The page of one run that this process carries out.
///
/// @param tell takes a command; gives why it is refused
public record RunBridge(
        LiveRun live,
        InstantSource clock,
        Function<Command, Optional<String>> tell,
        boolean isSimulated)
        implements Bridge {

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public Optional<RunNow> run() {
        return Optional.of(live.at(clock.instant()));
    }

    @Override
    public Optional<SiteView> site() {
        return Optional.empty();
    }

    @Override
    public Optional<String> tell(Command command) {
        return tell.apply(command);
    }
}
