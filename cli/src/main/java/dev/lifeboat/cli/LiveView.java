package dev.lifeboat.cli;

import dev.lifeboat.core.control.Command;
import dev.lifeboat.core.control.Watcher;
import dev.lifeboat.core.evidence.Readings;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.run.Entry;
import dev.lifeboat.core.run.Event;
import dev.lifeboat.core.run.QuestionId;
import dev.lifeboat.core.run.Run;
import dev.lifeboat.core.run.RunId;
import dev.lifeboat.screens.LiveScreen;
import dev.lifeboat.screens.RunScreen;
import dev.lifeboat.server.Controller;
import dev.lifeboat.server.Station;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.AttributedString;
import org.jline.utils.Display;
import org.jline.utils.InfoCmp.Capability;
import org.jspecify.annotations.Nullable;

/// A run in a terminal: redrawn in place, with keys, and questions that can be answered there.
final class LiveView implements Watcher, AutoCloseable {
    /// Redrawn this often in ms, so that times go on and a new size of the window is seen.
    private static final long REDRAW_EVERY = 250;

    /// What became of a key is shown for so many redraws.
    private static final int TOLD_FOR = 20;

    private static final int ESCAPE = 27;
    private static final int BACKSPACE = 8;
    private static final int DELETE = 127;

    private final Station station;
    private final Terminal terminal;
    private final Display display;
    private final List<Entry> journal = new ArrayList<>();
    private final Thread thread;
    private final Thread interrupted;
    private final AtomicBoolean restored = new AtomicBoolean();
    private Run run;
    private Snapshot known;
    private @Nullable Controller controller;
    private TypedAnswer typed = TypedAnswer.NOTHING;
    private String told = "";
    private int toldFor;
    private Optional<Integer> evidence = Optional.empty();
    private volatile boolean closed;
    private volatile boolean left;

    private LiveView(Station station, RunId id, Readings known, Terminal terminal) {
        this.station = station;
        this.terminal = terminal;
        this.display = new Display(terminal, true);
        this.journal.addAll(station.journal().read(id));
        this.run = Holding.fold(station, id);
        this.known = known;
        this.interrupted = new Thread(() -> interrupted(id), "restore the terminal");
        this.thread = Thread.ofPlatform().name("live view").daemon().unstarted(this::show);
    }

    static LiveView open(Station station, RunId id, Readings known) throws IOException {
        // stty and tput of the system: nothing native to load.
        var terminal = TerminalBuilder.builder().system(true).provider("exec").build();
        terminal.enterRawMode();
        terminal.puts(Capability.enter_ca_mode);
        terminal.puts(Capability.cursor_invisible);
        return new LiveView(station, id, known, terminal);
    }

    Watcher begin(Controller begun) {
        controller = begun;
        if (thread.getState() != Thread.State.NEW) {
            // Begun again, after the journal could not be written for a moment.
            return this;
        }
        Runtime.getRuntime().addShutdownHook(interrupted);
        thread.start();
        return this;
    }

    /// Whether the person has left the run running.
    boolean isLeft() {
        return left;
    }

    @Override
    public synchronized void saw(Entry entry, Run now, Snapshot seen) {
        if (!asked(run).equals(asked(now))) {
            // What was being typed was meant for a question that is gone.
            typed = TypedAnswer.NOTHING;
        }
        if (journal.isEmpty() || journal.getLast().n() < entry.n()) {
            journal.add(entry);
        }
        run = now;
        known = seen;
        if (entry.event() instanceof Event.Noted(var what)) {
            tell(what);
        }
    }

    /// The question that is answered by typing.
    private static Optional<QuestionId> asked(Run run) {
        return run.open().keySet().stream().findFirst();
    }

    @Override
    public synchronized void looked(Snapshot seen) {
        known = seen;
    }

    @Override
    public synchronized void refused(Command command, String because) {
        tell(because);
    }

    private void show() {
        try {
            while (!closed) {
                draw();
                var key = terminal.reader().read(REDRAW_EVERY);
                if (key >= 0) {
                    key(key);
                } else if (key == -1) {
                    // The terminal is gone; whoever ends this process has the run stopped.
                    return;
                }
            }
        } catch (IOException e) {
            return;
        }
    }

    private synchronized void draw() {
        var size = terminal.getSize();
        var screen =
                new LiveScreen(
                        run,
                        journal,
                        known,
                        station.clock().instant(),
                        Pages.wide(size.getColumns()));
        var rows = size.getRows();
        var lines =
                evidence.map(part -> screen.evidence(rows, part))
                        .orElseGet(() -> screen.lines(rows, typed.text(), told));
        display.resize(size);
        display.update(
                lines.stream()
                        .map(AttributedString::fromAnsi)
                        .map(line -> line.columnSubSequence(0, size.getColumns()))
                        .toList(),
                -1);
        if (toldFor > 0 && --toldFor == 0) {
            told = "";
        }
    }

    private synchronized void key(int key) {
        if (evidence.isPresent()) {
            evidence = key == 'e' ? evidence.map(part -> part + 1) : Optional.empty();
            return;
        }
        if (typed.takes(key)) {
            typed = typed.with((char) key);
            return;
        }
        switch (key) {
            case 'p' -> send(new Command.Pause(Person.name()));
            case 'r' -> send(new Command.Resume(Person.name()));
            case 'e' -> evidence = Optional.of(0);
            case 'q' -> leave();
            case '\r', '\n' -> answer();
            case ESCAPE -> typed = TypedAnswer.NOTHING;
            case BACKSPACE, DELETE -> typed = typed.shorter();
            default -> {
                if (key >= '0' && key <= '9' && !run.open().isEmpty()) {
                    typed = typed.digit((char) key);
                }
            }
        }
    }

    private void leave() {
        left = true;
        tell("leaving: a process in the background takes the run over");
        if (controller != null) {
            controller.stop();
        }
    }

    private void answer() {
        if (typed.isEmpty() || run.open().isEmpty()) {
            return;
        }
        var question = run.open().firstEntry().getValue();
        var lacks = typed.lacks(question);
        if (lacks.isPresent()) {
            typed = typed.forName();
            tell("type " + lacks.get() + " behind the number, to give this answer");
            return;
        }
        var choice = typed.number();
        typed = TypedAnswer.NOTHING;
        if (send(new Command.Answer(Person.name(), question.id(), choice, ""))) {
            tell(question.id() + " answered with " + choice);
        }
    }

    private boolean send(Command command) {
        if (controller == null) {
            return false;
        }
        var refused = controller.tell(command);
        refused.ifPresent(this::tell);
        return refused.isEmpty();
    }

    private void tell(String text) {
        told = text;
        toldFor = TOLD_FOR;
    }

    @Override
    public void close() throws IOException {
        closed = true;
        try {
            thread.join(4 * REDRAW_EVERY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try {
            Runtime.getRuntime().removeShutdownHook(interrupted);
        } catch (IllegalStateException e) {
            // The process is ending; the hook does the rest.
            return;
        }
        restore();
        terminal.close();
        if (!left) {
            var now = station.clock().instant();
            System.out.print(RunScreen.text(run, journal, known, now, Pages.here()));
        }
    }

    private void restore() {
        if (restored.compareAndSet(false, true)) {
            terminal.puts(Capability.cursor_visible);
            terminal.puts(Capability.exit_ca_mode);
            terminal.flush();
        }
    }

    /// Ctrl-C, or the end of the session.
    private void interrupted(RunId id) {
        closed = true;
        restore();
        System.err.println(
                "Nobody carries run " + id + " out now.\nnext:  lifeboat run " + id + " carry");
    }
}
