package dev.lifeboat.sim;

import dev.lifeboat.core.fleet.HostId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What befalls a simulated site, from its `events.txt`:
///
/// ```
/// 0s    hang kct09
/// 60s   evacuate kct09
/// answer "kct09 cannot speak" 3 by ops
/// ```
final class Script {
    /// Something that happens at a time.
    record Happening(Duration at, String what) {}

    /// How a person answers the next question about this topic.
    record Reply(String topic, int choice, String who) {}

    /// The recovery that the scenario asks for.
    record Evacuation(Duration at, SortedSet<HostId> dead, SortedSet<HostId> onto) {}

    private static final Pattern TIMED = Pattern.compile("(\\d+)s\\s+(.+)");
    private static final Pattern REPLY =
            Pattern.compile("answer \"([^\"]+)\" (\\d+)(?: by (\\w+))?");
    private static final Pattern EVACUATE = Pattern.compile("evacuate (\\S+)(?: onto (\\S+))?");

    final List<Happening> happenings = new ArrayList<>();
    final List<Reply> replies = new ArrayList<>();
    final List<Evacuation> evacuations = new ArrayList<>();

    static Script read(String text) {
        var script = new Script();
        for (var raw : text.split("\n", -1)) {
            var line = raw.replaceFirst("#.*", "").strip();
            if (!line.isEmpty()) {
                script.add(line);
            }
        }
        return script;
    }

    private void add(String line) {
        var reply = REPLY.matcher(line);
        if (reply.matches()) {
            var who = reply.group(3) == null ? "ops" : reply.group(3);
            replies.add(new Reply(reply.group(1), Integer.parseInt(reply.group(2)), who));
            return;
        }
        var timed = TIMED.matcher(line);
        if (!timed.matches()) {
            throw new IllegalArgumentException("cannot read the event \"" + line + "\"");
        }
        var at = Duration.ofSeconds(Long.parseLong(timed.group(1)));
        var evacuate = EVACUATE.matcher(timed.group(2));
        if (evacuate.matches()) {
            evacuations.add(new Evacuation(at, hosts(evacuate, 1), hosts(evacuate, 2)));
        } else {
            happenings.add(new Happening(at, timed.group(2)));
        }
    }

    private static SortedSet<HostId> hosts(Matcher found, int group) {
        var hosts = new TreeSet<HostId>();
        if (found.group(group) != null) {
            for (var name : found.group(group).split(",", -1)) {
                hosts.add(new HostId(name));
            }
        }
        return hosts;
    }
}
