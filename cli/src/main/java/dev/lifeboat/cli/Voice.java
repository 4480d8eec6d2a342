package dev.lifeboat.cli;

import dev.lifeboat.core.control.Command;
import dev.lifeboat.core.control.Watcher;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.run.Entry;
import dev.lifeboat.core.run.Event;
import dev.lifeboat.core.run.Run;
import dev.lifeboat.screens.EventJson;
import dev.lifeboat.screens.Notices;
import dev.lifeboat.screens.QuestionScreen;
import dev.lifeboat.screens.RunLines;
import java.util.List;

/// How a run is told while it goes on.
final class Voice {
    private Voice() {}

    /// A line for each entry that is worth one, questions whole, and notices to paste.
    static Watcher lines() {
        return (entry, run, now) -> {
            RunLines.line(entry, run, Pages.here()).ifPresent(System.out::println);
            Notices.on(entry, run, Pages.here())
                    .ifPresent(notice -> System.out.println("notice:  " + notice));
            if (entry.event() instanceof Event.Asked(var question)) {
                System.out.print(QuestionScreen.text(question, run, now, Pages.here()));
            }
        };
    }

    /// Every entry, `lifeboat.event/1`, one a line.
    static Watcher json() {
        return (entry, run, now) -> System.out.println(EventJson.line(entry, run, now));
    }

    static Watcher all(Watcher... watchers) {
        var each = List.of(watchers);
        return new Watcher() {
            @Override
            public void saw(Entry entry, Run run, Snapshot now) {
                each.forEach(it -> it.saw(entry, run, now));
            }

            @Override
            public void looked(Snapshot now) {
                each.forEach(it -> it.looked(now));
            }

            @Override
            public void refused(Command command, String because) {
                each.forEach(it -> it.refused(command, because));
            }
        };
    }
}
