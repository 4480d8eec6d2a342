package dev.lifeboat.caps;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Collects what is to be said of a cap.
final class Notes {
    private final Service service;
    private final Release release;
    private final Optional<Set<String>> pools;
    private final List<Note> notes = new ArrayList<>();

    Notes(Service service, Release release, Optional<Set<String>> pools) {
        this.service = service;
        this.release = release;
        this.pools = pools;
    }

    List<Note> ofMon(String cap, Parsed<MonCaps> read) {
        return of(cap, read, this::mon);
    }

    List<Note> ofOsd(String cap, Parsed<OsdCaps> read) {
        return of(cap, read, this::osd);
    }

    List<Note> ofOther(String cap, Parsed<PlainCaps> read) {
        return of(cap, read, this::plain);
    }

    private <C> List<Note> of(String cap, Parsed<C> read, Consumer<C> look) {
        switch (read) {
            case Parsed.Good<C>(var caps) -> look.accept(caps);
            case Parsed.StopsAt<C> stop ->
                    note(cap, release + " cannot read it, so that it gives nothing: " + stop);
        }
        return List.copyOf(notes);
    }

    private void mon(MonCaps caps) {
        for (var grant : caps.grants()) {
            network(grant.text(), grant.network());
            switch (grant.what()) {
                case MonGrant.Profile(var name) -> monProfile(grant, name);
                case MonGrant.Command(var command, _) -> command(caps, grant, command);
                case MonGrant.Everywhere _, MonGrant.OnService _ -> {}
            }
        }
    }

    private void monProfile(MonGrant grant, String name) {
        if (MonProfiles.of(name, release).isNothing()) {
            note(grant.text(), noSuchProfile(name));
        } else if (name.startsWith("rbd")
                && !Set.of("rbd", "rbd-mirror", "rbd-mirror-peer", "rbd-read-only")
                        .contains(name)) {
            note(
                    grant.text(),
                    "there is no profile "
                            + name
                            + ": "
                            + release
                            + " takes all that begins with rbd for rbd, those before 14 for nothing");
        }
    }

    private String noSuchProfile(String name) {
        return release
                + " knows no profile "
                + name
                + ", takes it without a word, and gives nothing";
    }

    private void command(MonCaps caps, MonGrant grant, String command) {
        if (command.equals(Spelling.BLACKLIST.command())) {
            if (!lastsInPacific(caps)) {
                note(
                        grant.text(),
                        "clients since Ceph 16 ask for 'osd blocklist', which it does not allow");
            }
        } else if (command.equals(Spelling.BLOCKLIST.command()) && !release.saysBlocklist()) {
            note(grant.text(), "monitors of " + release + " know only 'osd blacklist'");
        } else if (release.tried() && MonCommand.named(command).isEmpty()) {
            note(grant.text(), "monitors of " + release + " know no command '" + command + "'");
        }
    }

    /// Whoever has clients of many releases needs both names; with the new one, too, or a profile,
    /// the old one is not in vain.
    private static boolean lastsInPacific(MonCaps caps) {
        return MonCaps.parse(caps.toString(), Release.PACIFIC)
                        instanceof Parsed.Good<MonCaps>(var later)
                && later.mayBreakLocks(Release.PACIFIC, Optional.empty()).may() != May.NO;
    }

    private void osd(OsdCaps caps) {
        for (var grant : caps.grants()) {
            network(grant.text(), grant.network());
            switch (grant.what()) {
                case OsdGrant.Profile(var name, var pool, _) -> {
                    pool(grant, pool);
                    if (!OsdProfiles.gives(name)) {
                        note(grant.text(), noSuchProfile(name));
                    }
                }
                case OsdGrant.Allow(var match, _) -> {
                    pool(grant, match.pool());
                    if (match.auid().isPresent()
                            && Difference.AUID_IGNORED.in(release) == May.YES) {
                        note(grant.text(), release + " ignores auid: it holds for every pool");
                    }
                }
            }
        }
    }

    private void pool(OsdGrant grant, Optional<String> pool) {
        if (pools.isPresent() && pool.isPresent() && !pools.get().contains(pool.get())) {
            note(grant.text(), "there is no pool " + pool.get());
        }
    }

    private void plain(PlainCaps caps) {
        for (var grant : caps.grants()) {
            network(grant.text(), grant.network());
        }
    }

    private void network(String part, Optional<Network> network) {
        if (network.isPresent() && !network.get().holdsSomewhere()) {
            note(
                    part,
                    "'"
                            + network.get()
                            + "' is no network with its number of bits, so that it holds nowhere");
        }
    }

    private void note(String part, String text) {
        notes.add(new Note(service, part, text));
    }
}
