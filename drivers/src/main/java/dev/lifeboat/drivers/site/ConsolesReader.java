package dev.lifeboat.drivers.site;

import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.drivers.access.ConsoleLog;
import dev.lifeboat.drivers.access.SshAccess;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Reads where the logs of the hosts' consoles are. A log that is not there now is no error: that
/// is what a check is to say of it.
final class ConsolesReader {
    private final Places places;
    private final SortedMap<String, HostId> owners = new TreeMap<>();

    ConsolesReader(Places places) {
        this.places = places;
    }

    /// @param ssh of the host, whose key and names of hosts hold for its console server too
    Optional<ConsoleLog> read(HostId id, Section host, SshAccess ssh) {
        var named = host.may(SiteKey.HOST_CONSOLE, Values::place);
        var log = named.map(text -> log(text, ssh));
        log.ifPresent(found -> check(id, host, ssh, found));
        return log;
    }

    private ConsoleLog log(String text, SshAccess ssh) {
        return Values.remote(text)
                .<ConsoleLog>map(at -> {
                    var user = at.user().orElse(ssh.user());
                    var login =
                            new SshAccess(
                                    at.address(), at.port(), user, ssh.key(), ssh.knownHosts());
                    return new ConsoleLog.There(login, at.path());
                })
                .orElseGet(() -> new ConsoleLog.Here(places.resolve(text)));
    }

    private void check(HostId id, Section host, SshAccess ssh, ConsoleLog log) {
        if (log instanceof ConsoleLog.There(var login, _)
                && login.address().equals(ssh.address())) {
            host.wrong(
                    SiteKey.HOST_CONSOLE,
                    "it is kept on " + id + ", with which it is gone: name one that is not");
        }
        var other = owners.putIfAbsent(log.shown(), id);
        if (other != null) {
            host.wrong(
                    SiteKey.HOST_CONSOLE, "this is also " + other + "'s: each host needs its own");
        }
    }
}
