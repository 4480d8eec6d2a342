package dev.lifeboat.server;

import dev.lifeboat.core.control.Eyes;
import dev.lifeboat.core.control.Survey;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Readings;
import dev.lifeboat.core.evidence.Residents;
import dev.lifeboat.core.fleet.Fleet;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.VmId;
import dev.lifeboat.core.plan.Brakes;
import dev.lifeboat.core.plan.Plan;
import dev.lifeboat.core.plan.Planner;
import dev.lifeboat.core.readiness.FleetReadiness;
import dev.lifeboat.core.readiness.Proof;
import dev.lifeboat.core.readiness.Readiness;
import dev.lifeboat.core.readiness.Recovery;
import dev.lifeboat.core.run.Event;
import dev.lifeboat.core.run.RunId;
import dev.lifeboat.core.spi.CustomerPanel;
import dev.lifeboat.core.spi.Journal;
import dev.lifeboat.core.spi.Ports;
import dev.lifeboat.drivers.RealParts;
import dev.lifeboat.drivers.firstlook.FirstLook;
import dev.lifeboat.drivers.hook.HoldFiles;
import dev.lifeboat.drivers.hook.HookPanel;
import dev.lifeboat.drivers.hook.NoPanel;
import dev.lifeboat.drivers.shell.Shell;
import dev.lifeboat.drivers.site.Hook;
import dev.lifeboat.drivers.site.HookEvent;
import dev.lifeboat.drivers.site.Site;
import dev.lifeboat.store.Json;
import dev.lifeboat.store.ProofsFile;
import dev.lifeboat.store.ReadingsFile;
import dev.lifeboat.store.SafeFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// Everything that a command or the server needs of a site: the wiring, in one place.
///
/// @param clock the wall clock, which never goes back
public record Station(Site site, Ports ports, Journals journals, InstantSource clock)
        implements AutoCloseable {

    /// Opens the state folder; asks nothing of the site or the database yet.
    public static Station open(Site site) throws IOException {
        return open(site, new JournalChoice(site.keeping().databaseUrl(), false, false));
    }

    public static Station open(Site site, JournalChoice choice) throws IOException {
        var state = site.keeping().state();
        SafeFile.makeFolder(state);
        var runtime = runtime(state);
        SafeFile.makeFolder(runtime);
        var clock = new ForwardClock(InstantSource.system(), BootClock::now);
        var holds = new HoldFiles(state.resolve("holds"), clock);
        var ports = RealParts.of(site.access(), runtime, panel(site, clock), holds, clock);
        return new Station(site, ports, new Journals(state, choice), clock);
    }

    /// A site that is known by logins alone. Keeps nothing: what it would write goes into the
    /// look's own folder, which is gone afterwards.
    public static Station of(FirstLook look, InstantSource clock) {
        var nowhere = new JournalChoice(Optional.empty(), true, true);
        var journals = new Journals(look.site().keeping().state(), nowhere);
        return new Station(look.site(), look.ports(), journals, clock);
    }

    private static CustomerPanel panel(Site site, InstantSource clock) {
        return site.hooks().on(HookEvent.PANEL_FREEZE).orElse(null) instanceof Hook.Exec(var argv)
                ? new HookPanel(
                        Path.of(argv.getFirst()), new Shell(site.access().secretVariables()), clock)
                : new NoPanel(clock);
    }

    /// Where sockets and login scripts live.
    public Path runtime() {
        return runtime(site.keeping().state());
    }

    static Path runtime(Path state) {
        return state.resolve("run");
    }

    /// Opened when it is first asked for.
    ///
    /// @throws java.io.UncheckedIOException with what to do next, when it cannot be used
    public Journal journal() {
        return journals.get();
    }

    /// Whether nothing is left to do.
    boolean isOver(RunId run) {
        return journal().read(run).stream().anyMatch(entry -> entry.event() instanceof Event.Ended);
    }

    public Path readingsFile() {
        return site.keeping().state().resolve("readings.json");
    }

    /// Where a plan is kept from `plan` until `go`, as a plain file.
    public Path planFile(String id) {
        return site.keeping().state().resolve("plans").resolve(id + ".json");
    }

    public void keep(Plan plan) throws IOException {
        var file = planFile(plan.id());
        SafeFile.makeFolder(site.keeping().state().resolve("plans"));
        SafeFile.write(file, Json.MAPPER.writeValueAsBytes(plan));
    }

    /// The folder of a run: its report and, where it is kept in plain files, plan and journal.
    public Path runFolder(RunId run) throws IOException {
        var folder = site.keeping().state().resolve("runs").resolve(run.name());
        SafeFile.makeFolder(folder);
        return folder;
    }

    /// What was last seen, from the plain file.
    public Readings remembered() throws IOException {
        return ReadingsFile.read(readingsFile());
    }

    public void remember(Readings known) throws IOException {
        ReadingsFile.write(readingsFile(), known);
    }

    public Surveyor surveyor() {
        return new Surveyor(site, ports, clock);
    }

    /// What was concluded of the hosts' readiness.
    public ProofsFile proofs() {
        return new ProofsFile(site.keeping().state().resolve("proofs"));
    }

    /// What people were told last of each host's readiness.
    public Path standingFile() {
        return site.keeping().state().resolve("standing.json");
    }

    public Fleet fleet(Readings known) {
        return surveyor().fleet(known);
    }

    /// Looks at everything. Hosts that do not answer ping are not asked anything else.
    public Readings look(Readings before) {
        return surveyor().survey(before);
    }

    /// The same, when this host is thought to be dead: does not wait for its silence.
    public Readings lookAround(HostId suspect, Readings before) {
        return surveyor().surveyAround(suspect, before);
    }

    /// The hosts that did not answer ping when everything was looked at.
    public SortedSet<HostId> silent(Readings looked) {
        return surveyor().silent(looked);
    }

    /// What is usual is learnt only while its host is well.
    public Readings withBaselines(Readings known) {
        return known.with(Survey.baselines(known));
    }

    public Plan evacuate(Readings known, SortedSet<HostId> dead, SortedSet<HostId> onto) {
        return Planner.evacuate(fleet(known), known, dead, onto, brakes());
    }

    /// Looks at everything, and at what the readiness of these hosts rests on beside it.
    ///
    /// @param kept what counts of what was concluded before: what it rested on is looked at again
    public Readings lookFor(
            SortedSet<HostId> hosts,
            SortedSet<HostId> onto,
            Collection<Proof> kept,
            Readings before) {
        var known = withBaselines(look(before));
        var keys = new TreeSet<Key<?, ?>>();
        keys.addAll(grounds(kept, known));
        keys.addAll(
                hosts.size() == 1
                        ? Readiness.asks(recovery(known, hosts.first(), onto))
                        : readiness(known, onto).asks());
        // Not by time: a clock that was ahead has dated what it read later than now.
        keys.removeIf(key -> !known.read(key).equals(before.read(key)));
        return known.with(surveyor().look(fleet(known), keys));
    }

    /// What was concluded rests on. A host of it may have left the site file since, and there is
    /// nobody to ask.
    SortedSet<Key<?, ?>> grounds(Collection<Proof> kept, Readings known) {
        var keys = new TreeSet<Key<?, ?>>();
        kept.forEach(proof -> proof.grounds().forEach(ground -> keys.add(ground.key())));
        var eyes = new Eyes(fleet(known), ports);
        keys.removeIf(key -> !eyes.canLook(key));
        return keys;
    }

    /// Looks at these now, whatever is known of them.
    public Readings lookAt(SortedSet<Key<?, ?>> keys, Readings known) {
        return known.with(surveyor().look(fleet(known), keys));
    }

    /// @param kept what counts of what was concluded of the host before
    public Readiness readiness(
            Readings known, HostId host, SortedSet<HostId> onto, Collection<Proof> kept) {
        return Readiness.of(recovery(known, host, onto), kept, clock.instant());
    }

    /// That of all hosts in one pass: each by itself would count the whole fleet again.
    public FleetReadiness readiness(Readings known, SortedSet<HostId> onto) {
        return FleetReadiness.of(fleet(known), known, onto, brakes());
    }

    public Recovery recovery(Readings known, HostId host, SortedSet<HostId> onto) {
        return Recovery.of(fleet(known), known, host, onto, brakes());
    }

    public Brakes brakes() {
        return new Brakes(site.brakes().silentHostsAtMostPercent(), site.brakes().startsAtOnce());
    }

    /// Calls the roll of the guests that live on a host or lived there when it was last seen.
    ///
    /// @param known must be fresh for the hosts; what the guests' disks and consoles say is looked
    ///   at here
    public Called muster(Readings known, SortedSet<VmId> guests, SortedSet<HostId> dead) {
        return new RollCall(this, dead).call(known, guests);
    }

    /// The guests that the host runs, or ran when it was last seen.
    public SortedSet<VmId> guestsOf(Readings known, HostId host) {
        return known.lastSeen(Residents.of(host))
                .<SortedSet<VmId>>map(seen -> new TreeSet<>(seen.seen().guests().keySet()))
                .orElse(new TreeSet<>());
    }

    @Override
    public void close() {
        journals.close();
    }
}
