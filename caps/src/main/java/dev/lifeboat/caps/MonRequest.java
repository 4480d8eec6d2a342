package dev.lifeboat.caps;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What somebody wants a monitor to do, as `MonCap::is_capable` is asked.
///
/// @param service of the command in the monitor, such as `osd`
/// @param command such as `osd blocklist`
/// @param arguments as text, such as `blocklistop` to `add`
/// @param needs which of `r`, `w`, `x` the command needs of the service
/// @param client the IP that asks; empty: not known, which matters for caps with a network
public record MonRequest(
        String service,
        String command,
        Map<String, String> arguments,
        String needs,
        Optional<String> client) {
    static final String CONFIG_KEY = "config-key";

    public MonRequest {
        arguments =
                Collections.unmodifiableSortedMap(new TreeMap<>(arguments)); // its order is shown
    }

    /// To refuse one client process, `10.91.0.11:0/29677`.
    public static MonRequest blocklist(Spelling spelling, String address) {
        return on(spelling, "add", address);
    }

    /// To refuse every process of a host, asked as `ceph osd blocklist add 10.91.0.11` does.
    public static MonRequest blocklistHost(Spelling spelling, String ip) {
        return on(spelling, "add", ip);
    }

    /// To take an entry off the list.
    public static MonRequest unblocklist(Spelling spelling, String address) {
        return on(spelling, "rm", address);
    }

    private static MonRequest on(Spelling spelling, String op, String address) {
        return new MonRequest(
                "osd",
                spelling.command(),
                Map.of(spelling.operation(), op, "addr", address),
                "rw",
                Optional.empty());
    }

    public MonRequest from(String ip) {
        return new MonRequest(service, command, arguments, needs, Optional.of(ip));
    }
}
