package dev.lifeboat.caps;

import java.util.Map;
import java.util.Optional;

/// A command that somebody wants a monitor to carry out.
///
/// @param monitor the monitor's release
/// @param service of the command in the monitor, such as `osd`
/// @param command such as `osd blocklist`
/// @param arguments as text, such as `blocklistop` to `add`
/// @param needs which of `r`, `w`, `x` the command needs of the service
/// @param client the IP that asks; empty: not known, which matters for caps with a network
public record MonQuestion(
        Release monitor,
        String service,
        String command,
        Map<String, String> arguments,
        String needs,
        Optional<String> client) {
    public MonQuestion {
        arguments = Map.copyOf(arguments);
    }

    /// To refuse one client process, `10.91.0.11:0/29677`.
    public static MonQuestion blocklist(Release monitor, Spelling spelling, String address) {
        return on(monitor, spelling, "add", address);
    }

    /// To refuse every process of a host, asked as `ceph osd blocklist add 10.91.0.11` does.
    public static MonQuestion blocklistHost(Release monitor, Spelling spelling, String ip) {
        return on(monitor, spelling, "add", ip);
    }

    /// To take an entry off the list.
    public static MonQuestion unblocklist(Release monitor, Spelling spelling, String address) {
        return on(monitor, spelling, "rm", address);
    }

    private static MonQuestion on(Release monitor, Spelling spelling, String op, String address) {
        return new MonQuestion(
                monitor,
                "osd",
                spelling.command(),
                Map.of(spelling.operation(), op, "addr", address),
                "rw",
                Optional.empty());
    }

    public MonQuestion from(String ip) {
        return new MonQuestion(monitor, service, command, arguments, needs, Optional.of(ip));
    }
}
