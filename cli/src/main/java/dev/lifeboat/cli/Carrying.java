package dev.lifeboat.cli;

import dev.lifeboat.core.control.Command;
import dev.lifeboat.core.control.Runner;
import dev.lifeboat.core.control.Watcher;
import dev.lifeboat.core.evidence.Readings;
import dev.lifeboat.core.run.Event;
import dev.lifeboat.core.run.Run;
import dev.lifeboat.core.run.RunId;
import dev.lifeboat.server.Controller;
import dev.lifeboat.server.Desk;
import dev.lifeboat.server.Station;
import dev.lifeboat.server.Takeover;
import dev.lifeboat.store.database.Lease;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;

/// Carries a run out in this process, with a desk for people's commands.
final class Carrying {
    private Carrying() {}

    /// @param first commands to begin with
    /// @param stays whether to wait for people when nothing else is left
    /// @param watcher makes the watcher from the controller, so that it can answer questions
    static Runner.End run(
            Station station,
            RunId run,
            Readings known,
            List<Command> first,
            boolean stays,
            Function<Controller, Watcher> watcher)
            throws IOException {
        return Perseverance.with(station, () -> once(station, run, known, first, stays, watcher));
    }

    private static Runner.End once(
            Station station,
            RunId run,
            Readings known,
            List<Command> first,
            boolean stays,
            Function<Controller, Watcher> watcher)
            throws IOException {
        var controller = new Controller(station, run, known);
        first.forEach(controller::begin);
        var stop = new Thread(controller::stop, "stop");
        Runtime.getRuntime().addShutdownHook(stop);
        var lease = station.journals().lease(run);
        try (var _ = Desk.open(station.runtime(), run, controller::tell);
                var messenger = new Messenger(station, text -> warn(controller, text))) {
            var watchers = Voice.all(watcher.apply(controller), messenger);
            var end = controller.carryOut(Person.machine(), stays, watchers);
            lease.ifPresent(held -> held.leave(Takeover.left(end)));
            return end;
        } finally {
            lease.ifPresent(Lease::close);
            unhook(stop);
        }
    }

    /// A hook that failed stops nothing; it belongs into the record, which whoever watches sees, as
    /// long as the run is not over.
    private static void warn(Controller controller, String text) {
        if (controller.run().flatMap(Run::ending).isPresent()) {
            System.err.println("warning: " + text);
        } else {
            controller.begin(new Command.Note("lifeboat", text));
        }
    }

    private static void unhook(Thread stop) {
        try {
            Runtime.getRuntime().removeShutdownHook(stop);
        } catch (IllegalStateException e) {
            // The process is already ending; the hook has run.
            return;
        }
    }

    static Exit exit(Runner.End end) {
        return switch (end) {
            case Runner.End.Over(var ending) ->
                    switch (ending) {
                        case DONE -> Exit.OK;
                        case DONE_IN_PART, ABORTED -> Exit.NO;
                    };
            case Runner.End.Halted(_, var complete) -> complete ? Exit.OK : Exit.NO;
            case Runner.End.Idle() -> Exit.ASKS;
            case Runner.End.Lost _, Runner.End.CannotWrite _ -> Exit.FAILED;
        };
    }

    static String text(Runner.End end, RunId run) {
        return switch (end) {
            case Runner.End.Over(Event.Ending ending) ->
                    switch (ending) {
                        case DONE -> "Run " + run + " is done.";
                        case DONE_IN_PART -> "Run " + run + " is over; some of it was left undone.";
                        case ABORTED -> "Run " + run + " was aborted.";
                    };
            case Runner.End.Halted(var after, _) ->
                    "Run "
                            + run
                            + " stopped after phase "
                            + after
                            + ", as asked.\nnext:  lifeboat run "
                            + run
                            + " resume";
            case Runner.End.Idle() ->
                    "Run "
                            + run
                            + " waits for an answer.\nnext:  lifeboat run "
                            + run
                            + " answer QUESTION CHOICE";
            case Runner.End.Lost(var holder) ->
                    "Another controller has taken run " + run + " over (epoch " + holder + ").";
            case Runner.End.CannotWrite(var because) ->
                    "The journal cannot be written, so nothing more is begun: "
                            + because
                            + "\nnext:  make room, or get the database to answer; then lifeboat run "
                            + run
                            + " resume";
        };
    }
}
