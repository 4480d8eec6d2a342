package dev.lifeboat.sim;

import dev.lifeboat.core.control.Command;
import dev.lifeboat.core.fleet.Fleet;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.plan.Goal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What befalls a simulated site, from its `events.txt`:
///
/// ```
/// 0s    hang kct09
/// 60s   evacuate kct09                  (or: swap kct09 into spare1)
/// 60s   drill lock kct09                (or: drill restart kct09 onto kct11; drill oob kct11)
/// 90s   ops holds web-1
/// 20s   ready kct09                     (before what befalls the site at that second)
/// answer "kct09 cannot speak" 3 by ops after 60s
/// as "break lock of vms/mail" operator starts mail on kct11
/// ```
final class Script {
    /// Something that happens at a time.
    record Happening(Duration at, String what) {}

    /// How a person answers the next question about this topic, and how long they take.
    record Reply(String topic, int choice, String who, Duration after) {}

    /// What happens between an act's intent and the act.
    record Race(String act, String what) {}

    /// The recovery that the scenario asks for.
    record Wanted(Duration at, Goal goal) {}

    /// Somebody asks whether a host is ready.
    record Look(Duration at, HostId host) {}

    /// Something that a person tells the run unasked.
    record Order(Duration at, Function<Fleet, Command> command) {}

    /// A person reads a question and thinks about it for so long.
    private static final Duration USUAL = Duration.ofSeconds(20);

    private static final Pattern TIMED = Pattern.compile("(\\d+)s\\s+(.+)");
    private static final Pattern REPLY =
            Pattern.compile("answer \"([^\"]+)\" (\\d+)(?: by (\\w+))?(?: after (\\d+)s)?");
    private static final Pattern RACE = Pattern.compile("as \"([^\"]+)\" (.+)");
    private static final Pattern EVACUATE = Pattern.compile("evacuate (\\S+)(?: onto (\\S+))?");
    private static final Pattern SWAP = Pattern.compile("swap (\\S+) into (\\S+)");
    private static final Pattern DRILL = Pattern.compile("drill (\\w+) (\\S+)(?: onto (\\S+))?");
    private static final Pattern READY = Pattern.compile("ready (\\S+)");
    private static final Pattern ORDER =
            Pattern.compile("(ops\\w*) (holds|aborts|pauses|resumes|retries|supposes)(?: (\\S+))?");

    final List<Happening> happenings = new ArrayList<>();
    final List<Reply> replies = new ArrayList<>();
    private final List<Race> races = new ArrayList<>();
    final List<Wanted> wanted = new ArrayList<>();
    final List<Look> looks = new ArrayList<>();
    final List<Order> orders = new ArrayList<>();

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
            var after =
                    reply.group(4) == null
                            ? USUAL
                            : Duration.ofSeconds(Long.parseLong(reply.group(4)));
            replies.add(new Reply(reply.group(1), Integer.parseInt(reply.group(2)), who, after));
            return;
        }
        var race = RACE.matcher(line);
        if (race.matches()) {
            races.add(new Race(race.group(1), race.group(2)));
            return;
        }
        var timed = TIMED.matcher(line);
        if (!timed.matches()) {
            throw new IllegalArgumentException("cannot read the event \"" + line + "\"");
        }
        var at = Duration.ofSeconds(Long.parseLong(timed.group(1)));
        var evacuate = EVACUATE.matcher(timed.group(2));
        var swap = SWAP.matcher(timed.group(2));
        var drill = DRILL.matcher(timed.group(2));
        var ready = READY.matcher(timed.group(2));
        var order = ORDER.matcher(timed.group(2));
        if (evacuate.matches()) {
            var goal = new Goal.Evacuate(hosts(evacuate, 1), hosts(evacuate, 2));
            wanted.add(new Wanted(at, goal));
        } else if (swap.matches()) {
            var goal = new Goal.SwapChassis(new HostId(swap.group(1)), new HostId(swap.group(2)));
            wanted.add(new Wanted(at, goal));
        } else if (drill.matches()) {
            var kind = Goal.Drill.Kind.valueOf(drill.group(1).toUpperCase(Locale.ROOT));
            var host = new HostId(drill.group(2));
            wanted.add(new Wanted(at, new Goal.Drill(kind, host, hosts(drill, 3))));
        } else if (ready.matches()) {
            looks.add(new Look(at, new HostId(ready.group(1))));
        } else if (order.matches()) {
            var words = List.of(order.group(1), order.group(2), String.valueOf(order.group(3)));
            orders.add(new Order(at, fleet -> command(fleet, words)));
        } else {
            happenings.add(new Happening(at, timed.group(2)));
        }
    }

    /// What happens just before this act, once.
    Optional<String> before(String act) {
        var found = races.stream().filter(race -> act.startsWith(race.act())).findFirst();
        found.ifPresent(races::remove);
        return found.map(Race::what);
    }

    private static Command command(Fleet fleet, List<String> words) {
        var who = words.get(0);
        return switch (words.get(1)) {
            case "holds" -> new Command.Hold(who, fleet.named(words.get(2)).orElseThrow().id());
            case "supposes" ->
                    new Command.Suppose(who, fleet.named(words.get(2)).orElseThrow().id());
            case "aborts" -> new Command.Abort(who, "as scripted");
            case "pauses" -> new Command.Pause(who);
            case "resumes" -> new Command.Resume(who);
            case "retries" -> new Command.Retry(who, words.get(2));
            default -> throw new IllegalArgumentException("no such order: " + words);
        };
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
