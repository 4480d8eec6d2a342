package dev.lifeboat.drivers.firstlook;

import dev.lifeboat.drivers.ssh.Ssh;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A host as an engineer types it behind `ssh`: `root@kct09`, `kct09:2222`, `root@[fd00::9]:22`.
///
/// A word that could be an option is refused: `-oProxyCommand=...` would run a program here.
///
/// @param user empty: whom the engineer's ssh_config says
/// @param host a name of DNS, of /etc/hosts or of ssh_config, or an IP address
/// @param port empty: as ssh_config says
public record Target(Optional<String> user, String host, OptionalInt port) {
    private static final String USER = "(?:(?<user>[A-Za-z_][A-Za-z0-9_.-]{0,31})@)?";
    private static final String PORT = "(?<port>[0-9]{1,5})";

    private static final Pattern NAMED =
            Pattern.compile(USER + "(?<host>[A-Za-z0-9_][A-Za-z0-9_.-]{0,252})(?::" + PORT + ")?");

    private static final Pattern BRACKETED =
            Pattern.compile(
                    USER + "\\[(?<host>[0-9A-Fa-f]{0,4}:[0-9A-Fa-f:.]{1,45})](?::" + PORT + ")?");

    private static final int PORT_AT_MOST = 65_535;

    /// Empty when it is not written so.
    public static Optional<Target> of(String text) {
        for (var form : List.of(NAMED, BRACKETED)) {
            var found = form.matcher(text);
            if (found.matches()) {
                var port = Optional.ofNullable(found.group("port")).map(Integer::parseInt);
                if (port.isPresent() && (port.get() < 1 || port.get() > PORT_AT_MOST)) {
                    return Optional.empty();
                }
                return Optional.of(
                        new Target(
                                Optional.ofNullable(found.group("user")),
                                found.group("host"),
                                port.map(OptionalInt::of).orElse(OptionalInt.empty())));
            }
        }
        return Optional.empty();
    }

    /// The words behind `ssh` and its options: they end with the host.
    List<String> words() {
        var words = new ArrayList<String>();
        user.ifPresent(name -> words.addAll(List.of("-l", name)));
        port.ifPresent(number -> words.addAll(List.of("-p", Integer.toString(number))));
        words.addAll(List.of("-T", "--", host));
        return words;
    }

    /// As `ssh -J` takes several.
    static String jumps(List<Target> jumps) {
        return jumps.stream().map(Target::toString).collect(Collectors.joining(","));
    }

    /// What an engineer types to log in there.
    ///
    /// @param config in place of their ssh_config
    String command(Optional<Path> config, List<Target> jumps) {
        return "ssh "
                + config.map(file -> "-F " + Ssh.quoted(file.toString()) + " ").orElse("")
                + (jumps.isEmpty() ? "" : "-J " + jumps(jumps) + " ")
                + (port.isPresent() ? "-p " + port.getAsInt() + " " : "")
                + user.map(name -> name + "@").orElse("")
                + host;
    }

    @Override
    public String toString() {
        var six = host.indexOf(':') >= 0;
        return user.map(name -> name + "@").orElse("")
                + (six ? "[" + host + "]" : host)
                + (port.isPresent() ? ":" + port.getAsInt() : "");
    }
}
