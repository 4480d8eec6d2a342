package dev.lifeboat.caps;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

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
            List<Note> notes,
            MonRemedy remedy) {}

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
                onMon.remedy.of(entity, caps));
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
        List<T> all = List.of();
        for (var list : lists) {
            if (all.isEmpty()) {
                all = list;
            } else if (!list.isEmpty()) {
                all = Stream.concat(all.stream(), list.stream()).toList();
            }
        }
        return all;
    }

    private OnMon onMon(String cap) {
        var byRelease = new TreeMap<Release, Verdict>();
        for (var release : Release.ALL) {
            byRelease.put(release, locks(cap, release, release));
        }
        var read = MonCaps.parse(cap, monitor);
        var caps = read instanceof Parsed.Good<MonCaps>(var good) ? good : MonCaps.none(monitor);
        return new OnMon(
                locks(cap, client, monitor),
                Collections.unmodifiableSortedMap(byRelease),
                caps.mayBlocklistHosts(),
                OverBroad.of(caps),
                cap.isEmpty() ? List.of() : notes(Service.MON).ofMon(cap, read),
                MonRemedy.of(cap, client, monitor));
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

    private OnOsd onOsd(String cap) {
        if (cap.isEmpty()) {
            return new OnOsd(new Reach.Nowhere(), List.of(), List.of());
        }
        var read = OsdCaps.parse(cap, monitor);
        var caps = read instanceof Parsed.Good<OsdCaps>(var good) ? good : OsdCaps.none(monitor);
        var reach = Reach.of(caps);
        return new OnOsd(reach, OverBroad.of(caps, reach), notes(Service.OSD).ofOsd(cap, read));
    }

    private OnOther onOther(Service service, String cap) {
        if (cap.isEmpty()) {
            return new OnOther(List.of(), List.of());
        }
        var read = PlainCaps.parse(service, cap, monitor);
        return new OnOther(
                read instanceof Parsed.Good<PlainCaps>(var caps)
                        ? OverBroad.of(service, caps)
                        : List.of(),
                notes(service).ofOther(cap, read));
    }

    private Notes notes(Service service) {
        return new Notes(service, monitor, pools);
    }
}
