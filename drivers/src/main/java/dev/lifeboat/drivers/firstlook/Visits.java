package dev.lifeboat.drivers.firstlook;

import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.drivers.shell.Ended;
import dev.lifeboat.drivers.shell.Shell;
import dev.lifeboat.drivers.ssh.RemoteFiles;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Function;

/// Runs scripts on the hosts that were met. One that was not is not tried again: each try would
/// cost a time limit, and count as a failed login there.
record Visits(OwnLogin login, Shell shell, SortedMap<HostId, Met> hosts) implements RemoteFiles {
    private static final String NO_VIRSH =
            "there is no virsh on the host; Lifeboat looks at guests of libvirt";

    @Override
    public Ended run(HostId host, String script, Duration limit) {
        return at(host, target -> shell.run(aim(host), login.run(target, script), limit));
    }

    @Override
    public Ended fetch(HostId host, String script, Download download) {
        return at(
                host,
                target ->
                        shell.into(
                                download.into(),
                                download.longest(),
                                aim(host).part(download.what()),
                                login.run(target, script),
                                download.limit()));
    }

    private static dev.lifeboat.drivers.shell.Target aim(HostId host) {
        return dev.lifeboat.drivers.shell.Target.of("host " + host);
    }

    private Ended at(HostId host, Function<Target, Ended> run) {
        return switch (hosts.get(host)) {
            case null -> new Ended.NotStarted("nobody gave a login for " + host);
            case Met.Nobody(_, var how) -> how;
            case Met.Host(_, var greeting) when !greeting.virsh() -> new Ended.NotStarted(NO_VIRSH);
            case Met.Host(var target, _) -> run.apply(target);
        };
    }

    /// What was not met or has no virsh, and what to do, in the order of the hosts' names.
    List<String> problems() {
        return hosts.values().stream().flatMap(met -> problem(met).stream()).toList();
    }

    private List<String> problem(Met met) {
        return switch (met) {
            case Met.Nobody(var target, var how) ->
                    List.of(LoginTrouble.text(target, login.typed(target), how));
            case Met.Host(var target, var greeting) when !greeting.virsh() ->
                    List.of(target + ": " + NO_VIRSH + ".");
            case Met.Host _ -> List.of();
        };
    }
}
