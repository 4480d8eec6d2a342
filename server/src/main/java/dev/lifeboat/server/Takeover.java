package dev.lifeboat.server;

import dev.lifeboat.core.control.Runner;
import dev.lifeboat.core.control.Watcher;
import dev.lifeboat.core.run.RunId;
import dev.lifeboat.store.database.Dispatch;
import dev.lifeboat.store.database.Left;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Carries out the runs of controllers that died, were frozen, or left.
public final class Takeover implements AutoCloseable {
    /// Who is told of it.
    public interface Audience {
        void took(RunId run);

        Watcher watcher(RunId run);

        void left(RunId run, Runner.End end) throws IOException;
    }

    private final Station station;
    private final String me;
    private final Audience audience;
    private final Set<Controller> controllers = ConcurrentHashMap.newKeySet();
    private Optional<Dispatch> dispatch = Optional.empty();

    /// @param me this controller's name in the journal
    public Takeover(Station station, String me, Audience audience) {
        this.station = station;
        this.me = me;
        this.audience = audience;
    }

    /// Begins, or begins again after the database was away.
    ///
    /// @throws UncheckedIOException with what to do next, when the database cannot be used
    public void ensure() {
        if (dispatch.isPresent() && station.journals().answers()) {
            return;
        }
        close();
        station.journals().reopen();
        var unique = me + "/" + ProcessHandle.current().pid();
        dispatch = station.journals().dispatch(unique, this::carry);
    }

    private Left carry(RunId run) {
        if (station.isOver(run)) {
            return Left.OVER;
        }
        try {
            audience.took(run);
            var known = station.look(station.remembered());
            station.remember(known);
            var controller = new Controller(station, run, known);
            controllers.add(controller);
            try (var _ = Desk.open(station.runtime(), run, controller::tell)) {
                var end = controller.carryOut(me, true, audience.watcher(run));
                audience.left(run, end);
                return left(end);
            } finally {
                controllers.remove(controller);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// How a controller whose loop has ended leaves its run.
    public static Left left(Runner.End end) {
        return switch (end) {
            case Runner.End.Over _, Runner.End.Halted _ -> Left.OVER;
            case Runner.End.Lost _ -> Left.TAKEN;
            case Runner.End.Idle _, Runner.End.CannotWrite _ -> Left.FREE;
        };
    }

    /// Lets go of the runs; whoever else is there takes them.
    @Override
    public void close() {
        controllers.forEach(Controller::stop);
        dispatch.ifPresent(Dispatch::close);
        dispatch = Optional.empty();
    }
}
