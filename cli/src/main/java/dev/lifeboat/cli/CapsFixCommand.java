package dev.lifeboat.cli;

import dev.lifeboat.caps.Release;
import dev.lifeboat.caps.Remedy;
import dev.lifeboat.core.control.Eyes;
import dev.lifeboat.core.evidence.CephCaps;
import dev.lifeboat.core.evidence.CephReleases;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.MonSessions;
import dev.lifeboat.core.evidence.Outcome;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.fleet.CephUser;
import dev.lifeboat.screens.CapsFix;
import dev.lifeboat.server.Station;
import dev.lifeboat.store.Json;
import dev.lifeboat.store.SafeFile;
import java.io.IOException;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Gives a Ceph user the right to take a dead client's lock, and nothing else.
@Command(
        name = "fix",
        mixinStandardHelpOptions = true,
        description = {
            "Lets a Ceph user take a dead client's lock, by the smallest change.",
            "",
            "Shows the change, asks for the user's name, makes it, and reads it back. Before and "
                    + "after are kept in the state folder. Refuses when the caps have changed since "
                    + "they were shown."
        },
        footer = {"", "Example:  lifeboat caps fix client.libvirt --plan"})
public final class CapsFixCommand implements Callable<Integer> {
    @Mixin private SiteOption site = new SiteOption();

    @Parameters(paramLabel = "CLIENT", description = "such as client.libvirt")
    private String client = "";

    @Option(names = "--plan", description = "only show it")
    private boolean planOnly;

    @Option(
            names = "--confirm",
            paramLabel = "CLIENT",
            description = "the user's name, typed again")
    private @Nullable String confirm;

    @Option(
            names = "--release",
            paramLabel = "N",
            description =
                    "judge by the rules of this release, 12 to 19; default: what the monitors run")
    private @Nullable Integer release;

    @Override
    public Integer call() throws IOException {
        if (release != null && !new Release(release).known()) {
            throw new Stop(Exit.USAGE, "--release " + release + " is not from 12 to 19");
        }
        var station = site.open();
        var fix = look(station);
        System.out.print(fix.text(Pages.here()));
        var after = fix.after();
        if (planOnly || after.isEmpty()) {
            return exit(fix).code();
        }
        Terminal.confirm(client, Optional.ofNullable(confirm), "change its caps");
        return change(station, fix.user(), fix.caps().fact().orElseThrow(), after.get()).code();
    }

    private static Exit exit(CapsFix fix) {
        return fix.remedy().isEmpty() || fix.remedy().get() instanceof Remedy.NotKnown
                ? Exit.UNKNOWN
                : Exit.OK;
    }

    private CapsFix look(Station station) throws IOException {
        var known = station.remembered();
        var fleet = station.fleet(known);
        var eyes = new Eyes(fleet, station.ports());
        var seen = new TreeMap<Key<?, ?>, Reading<?>>();
        CephUser found = null;
        for (var cluster : fleet.clusters()) {
            var user = new CephUser(cluster, client);
            var caps = eyes.look(CephCaps.of(user));
            seen.put(CephCaps.of(user), caps);
            seen.put(MonSessions.of(cluster), eyes.look(MonSessions.of(cluster)));
            seen.put(CephReleases.of(cluster), eyes.look(CephReleases.of(cluster)));
            found = found == null || caps.isKnown() ? user : found;
        }
        if (found == null) {
            throw new Stop(Exit.USAGE, "The site file names no Ceph cluster.");
        }
        var at = station.clock().instant();
        var now = known.with(seen);
        return new CapsFix(found, release(now, found), fleet, now, at);
    }

    /// Of caps that could not be read there is nothing to judge.
    private Release release(Snapshot now, CephUser user) {
        if (release != null) {
            return new Release(release);
        }
        return now.read(CephCaps.of(user)).isKnown()
                ? monitors(now.read(CephReleases.of(user.cluster())), client)
                : Release.PACIFIC;
    }

    /// What the monitors run, if that is one release whose rules are known.
    static Release monitors(Reading<CephReleases> runs, String client) {
        return switch (runs) {
            case Reading.Known<CephReleases>(var seen, _, _, _) -> {
                var one = new Release(seen.monitors().first());
                if (seen.monitors().size() > 1) {
                    throw noRelease(
                            "The monitors run Ceph " + seen + ", which judge caps differently.",
                            client);
                }
                if (!one.known()) {
                    throw noRelease(
                            "The monitors run " + one + "; only 12 to 19 are known here.", client);
                }
                yield one;
            }
            case Reading.Unknown<CephReleases>(var why, var source, _, _) ->
                    throw noRelease(
                            "Which release Ceph runs is not known: "
                                    + why
                                    + " ("
                                    + source.command()
                                    + ").",
                            client);
        };
    }

    private static Stop noRelease(String why, String client) {
        return new Stop(
                Exit.UNKNOWN, why + "\nnext:  lifeboat caps fix " + client + " --plan --release N");
    }

    /// What is about to be done is on disk before it is done.
    private Exit change(Station station, CephUser user, CephCaps before, CephCaps after)
            throws IOException {
        keep(station, user, before, after, "begun");
        var outcome = station.ports().auth().change(user, before, after);
        var read = station.ports().auth().caps(user);
        var done = read.fact().equals(Optional.of(after));
        keep(station, user, before, after, done ? "done and read back" : outcome.said());
        if (done) {
            System.err.println(client + " has them now, read back.");
            return Exit.OK;
        }
        System.err.println(
                "Not done: "
                        + outcome.said()
                        + ".\nnext:  lifeboat caps fix "
                        + client
                        + " --plan");
        return outcome instanceof Outcome.Refused ? Exit.NO : Exit.UNKNOWN;
    }

    private static void keep(
            Station station, CephUser user, CephCaps before, CephCaps after, String state)
            throws IOException {
        var folder = station.readingsFile().resolveSibling("caps");
        SafeFile.makeFolder(folder);
        var text = Json.MAPPER.createObjectNode();
        text.put("user", user.path());
        text.put("who", Person.name());
        text.put("at", station.clock().instant().toString());
        text.put("state", state);
        text.set("before", Json.MAPPER.valueToTree(before.caps()));
        text.set("after", Json.MAPPER.valueToTree(after.caps()));
        var second = station.clock().instant().getEpochSecond();
        var file =
                folder.resolve(
                        user.entity()
                                + "-"
                                + second
                                + "-"
                                + (state.equals("begun") ? "before" : "after")
                                + ".json");
        SafeFile.write(file, Json.MAPPER.writeValueAsBytes(text));
    }
}
