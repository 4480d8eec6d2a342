package dev.lifeboat.caps;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/// Audits the caps of many entities. Clusters have many keys and few different caps: each text is
/// weighed once. Not for several threads at a time.
public final class Auditor {
    /// Different caps of one service that are remembered, of a few hundred bytes each. When there
    /// are more, all are forgotten: clusters with a pool for each customer have as many as
    /// customers.
    private static final int REMEMBERED = 20_000;

    private final Release client;
    private final Release monitor;
    private final Optional<Set<String>> pools;
    private final Map<String, OnMon> mon = new HashMap<>();
    private final Map<String, OnOsd> osd = new HashMap<>();
    private final Map<String, OnOther> mgr = new HashMap<>();
    private final Map<String, OnOther> mds = new HashMap<>();

    /// @param client of which release the client is
    /// @param monitor of which release the cluster is
    /// @param pools that exist; empty: not known
    public Auditor(Release client, Release monitor, Optional<Set<String>> pools) {
        this.client = client;
        this.monitor = monitor;
        this.pools = pools;
    }

    private record OnMon(
            Verdict locks,
            SortedMap<Release, Verdict> byRelease,
            Verdict hosts,
            List<String> overBroad,
            List<Note> notes) {}

    private record OnOsd(Reach reach, List<String> overBroad, List<Note> notes) {}

    private record OnOther(List<String> overBroad, List<Note> notes) {}

    /// @param caps by service, as `ceph auth ls` shows them
    public Audit audit(String entity, SortedMap<String, String> caps) {
        var onMon = once(mon, caps.getOrDefault("mon", ""), this::onMon);
        var onOsd = once(osd, caps.getOrDefault("osd", ""), this::onOsd);
        var onMgr = once(mgr, caps.getOrDefault("mgr", ""), cap -> onOther(Service.MGR, cap));
        var onMds = once(mds, caps.getOrDefault("mds", ""), cap -> onOther(Service.MDS, cap));
        return new Audit(
                onMon.locks,
                onMon.byRelease,
                onMon.hosts,
                onOsd.reach,
                joined(onMon.overBroad, onOsd.overBroad, onMgr.overBroad, onMds.overBroad),
                joined(onMon.notes, onOsd.notes, onMgr.notes, onMds.notes),
                onMon.locks.may() == May.YES
                        ? new Remedy.NotNeeded(onMon.locks.because())
                        : Remedy.smallestRemedy(entity, caps, client, monitor));
    }

    private static <T> T once(Map<String, T> known, String cap, Function<String, T> weigh) {
        var found = known.get(cap);
        if (found == null) {
            if (known.size() >= REMEMBERED) {
                known.clear();
            }
            found = weigh.apply(cap);
            known.put(cap, found);
        }
        return found;
    }

    @SafeVarargs
    private static <T> List<T> joined(List<T>... lists) {
        var all = new ArrayList<T>(0);
        for (var list : lists) {
            all.addAll(list);
        }
        return all.isEmpty() ? List.of() : all;
    }

    private OnMon onMon(String cap) {
        var byRelease = new TreeMap<Release, Verdict>();
        for (var release : Release.ALL) {
            byRelease.put(release, locks(cap, release, release));
        }
        var caps = read(cap, monitor);
        return new OnMon(
                locks(cap, client, monitor),
                Collections.unmodifiableSortedMap(byRelease),
                caps.map(MonCaps::mayBlocklistHosts)
                        .orElseGet(() -> MonCaps.none(monitor).mayBlocklistHosts()),
                caps.map(OverBroad::of).orElse(List.of()),
                notes(Service.MON, cap));
    }

    private static Verdict locks(String cap, Release client, Release monitor) {
        return switch (MonCaps.parse(cap, monitor)) {
            case Parsed.Good<MonCaps>(var caps) -> caps.mayBreakLocks(client, Optional.empty());
            case Parsed.StopsAt<MonCaps> _ when cap.isEmpty() ->
                    MonCaps.none(monitor).mayBreakLocks(client, Optional.empty());
            case Parsed.StopsAt<MonCaps> stop ->
                    Verdict.no(monitor + " cannot read the mon cap: " + stop, monitor);
        };
    }

    private static Optional<MonCaps> read(String cap, Release monitor) {
        return MonCaps.parse(cap, monitor) instanceof Parsed.Good<MonCaps>(var caps)
                ? Optional.of(caps)
                : Optional.empty();
    }

    private OnOsd onOsd(String cap) {
        var caps =
                OsdCaps.parse(cap, monitor) instanceof Parsed.Good<OsdCaps>(var good)
                        ? good
                        : OsdCaps.none(monitor);
        return new OnOsd(Reach.of(caps), OverBroad.of(caps), notes(Service.OSD, cap));
    }

    private OnOther onOther(Service service, String cap) {
        var parsed =
                service == Service.MGR
                        ? MgrParser.parse(cap, Grammar.lenient(monitor))
                        : MdsParser.parse(cap, Grammar.lenient(monitor));
        return new OnOther(
                parsed instanceof Parsed.Good<PlainCaps>(var caps)
                        ? OverBroad.of(service, caps)
                        : List.of(),
                notes(service, cap));
    }

    private List<Note> notes(Service service, String cap) {
        return cap.isEmpty() ? List.of() : Note.of(service, cap, monitor, pools);
    }
}
