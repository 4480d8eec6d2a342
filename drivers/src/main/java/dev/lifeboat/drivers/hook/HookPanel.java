package dev.lifeboat.drivers.hook;

import dev.lifeboat.core.evidence.Outcome;
import dev.lifeboat.core.evidence.Panel;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.fleet.Host;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.VmId;
import dev.lifeboat.core.spi.CustomerPanel;
import dev.lifeboat.drivers.json.Json;
import dev.lifeboat.drivers.shell.Act;
import dev.lifeboat.drivers.shell.Command;
import dev.lifeboat.drivers.shell.Ended;
import dev.lifeboat.drivers.shell.Look;
import dev.lifeboat.drivers.shell.Shell;
import dev.lifeboat.drivers.shell.Target;
import dev.lifeboat.drivers.shell.Text;
import dev.lifeboat.drivers.shell.Unreadable;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// A provider's own program that freezes its panel.
///
/// It is called as `HOOK state`, `HOOK freeze` or `HOOK release` and reads one JSON object:
/// `{"host":"kct09","lives":{"UUID":"spare1"}}`. Exit code 0 is done; `state` prints
/// `{"frozen":true}` or `{"frozen":false}`.
public final class HookPanel implements CustomerPanel {
    /// A panel's own API should answer in seconds; a recovery does not wait for it longer.
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Path hook;
    private final Shell shell;
    private final InstantSource clock;

    public HookPanel(Path hook, Shell shell, InstantSource clock) {
        this.hook = hook;
        this.shell = shell;
        this.clock = clock;
    }

    @Override
    public Reading<Panel> state(Host host) {
        var look = Look.at(host.id(), "echo '{\"host\":\"{}\"}' | " + hook + " state", clock);
        return look.reading(call("state", host, new TreeMap<>()), HookPanel::read);
    }

    private static Panel read(String text) throws Unreadable {
        var frozen = Json.member(Json.one(text), "frozen");
        if (!frozen.isBoolean()) {
            throw new Unreadable("\"frozen\" is neither true nor false");
        }
        return new Panel(frozen.booleanValue());
    }

    @Override
    public Outcome freeze(Host host) {
        return outcome(call("freeze", host, new TreeMap<>()));
    }

    @Override
    public Outcome release(Host host, SortedMap<VmId, HostId> lives) {
        return outcome(call("release", host, lives));
    }

    private static Outcome outcome(Ended ended) {
        return Act.outcome(ended, exited -> new Outcome.Refused(Text.lastLine(exited.err())));
    }

    private Ended call(String act, Host host, SortedMap<VmId, HostId> lives) {
        var names = new TreeMap<String, Object>();
        lives.forEach((vm, at) -> names.put(vm.toString(), at.name()));
        var text = Json.print(Map.of("host", host.id().name(), "lives", names));
        var command = Command.of(hook.toString(), act).reading(text + "\n");
        return shell.run(Target.of("panel hook"), command, LIMIT);
    }
}
