package dev.lifeboat.web;

import dev.lifeboat.core.control.Command;
import dev.lifeboat.screens.RunNow;
import dev.lifeboat.screens.SiteView;
import java.time.Instant;
import java.util.Optional;

/// What the page shows, and whom it tells. It does not matter to the page whether a simulator, a
/// controller in this process or one elsewhere is behind it. Called from many threads.
public interface Bridge {
    /// The time by which ages are told.
    Instant now();

    /// The run that matters most at the moment.
    Optional<RunNow> run();

    /// The hosts, as they were last looked at.
    Optional<SiteView> site();

    /// Why what a person says is refused; empty when it was taken.
    Optional<String> tell(Command command);

    /// Whether none of it is real.
    boolean isSimulated();
}
