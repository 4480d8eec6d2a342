package dev.lifeboat.drivers.ssh;

import dev.lifeboat.core.evidence.Why;
import dev.lifeboat.drivers.access.HostAccess;
import dev.lifeboat.drivers.access.SshAccess;
import dev.lifeboat.drivers.shell.Command;
import dev.lifeboat.drivers.shell.Ended;
import dev.lifeboat.drivers.shell.Text;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The OpenSSH client with the options that hold for every login.
public final class Ssh {
    /// Seconds to connect. A living host on the same site answers in milliseconds.
    private static final int CONNECT_SECONDS = 5;

    /// Seconds between questions to a silent server, and how many go unanswered before the
    /// connection is given up: a shared connection to a host that hung is gone after 9 s.
    private static final int ALIVE_SECONDS = 3;

    private static final int ALIVE_MISSED = 3;

    /// Seconds that an idle connection is kept for the next call. Longer than the time between two
    /// looks, short enough not to outlive a controller for long.
    private static final int KEPT_SECONDS = 60;

    /// A Unix socket's path holds 107 bytes (unix(7)); ssh adds 17 of its own while it makes the
    /// socket, and `%C` is 40.
    private static final int SOCKET_FOLDER_LONGEST = 107 - 17 - 41;

    /// ssh(1): "exits with the exit status of the remote command or with 255 if an error occurred".
    private static final int SSH_FAILED = 255;

    private final Optional<Path> sockets;

    /// @param folder ours alone, for the sockets of shared connections
    public Ssh(Path folder) {
        this.sockets = fitsSockets(folder) ? Optional.of(folder) : Optional.empty();
    }

    /// Whether the path of a shared connection's socket in there is short enough.
    public static boolean fitsSockets(Path folder) {
        return folder.toString().length() <= SOCKET_FOLDER_LONGEST;
    }

    /// Runs a shell script on the host.
    public Command run(HostAccess host, String script) {
        return run(host.ssh(), script);
    }

    /// The same on a machine that is no host.
    public Command run(SshAccess access, String script) {
        var words = new ArrayList<>(options(access));
        words.addAll(List.of("-T", "-n", "--", access.address(), script));
        return Command.of(words);
    }

    /// `ssh` and its options, without a destination. The first value of an option counts
    /// (ssh_config(5)), so what libvirt adds cannot change any of these.
    List<String> options(SshAccess access) {
        var words = new ArrayList<String>(List.of("ssh", "-F", "/dev/null"));
        option(words, "HostName=" + access.address());
        option(words, "Port=" + access.port());
        option(words, "User=" + access.user());
        option(words, "IdentityFile=" + access.key());
        option(words, "IdentitiesOnly=yes");
        option(words, "UserKnownHostsFile=" + access.knownHosts());
        option(words, "GlobalKnownHostsFile=/dev/null");
        option(words, "StrictHostKeyChecking=yes");
        option(words, "UpdateHostKeys=no");
        option(words, "BatchMode=yes");
        option(words, "ForwardAgent=no");
        option(words, "LogLevel=ERROR");
        option(words, "ConnectTimeout=" + CONNECT_SECONDS);
        option(words, "ServerAliveInterval=" + ALIVE_SECONDS);
        option(words, "ServerAliveCountMax=" + ALIVE_MISSED);
        sockets.ifPresent(folder -> {
            option(words, "ControlMaster=auto");
            option(words, "ControlPath=" + folder.resolve("%C"));
            option(words, "ControlPersist=" + KEPT_SECONDS);
        });
        return words;
    }

    private static void option(List<String> words, String option) {
        words.add("-o");
        words.add(option);
    }

    /// One word of a shell script.
    public static String quoted(String word) {
        if (word.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("NUL in a word of a script");
        }
        return "'" + word.replace("'", "'\\''") + "'";
    }

    /// Why a login or its script failed, from what ssh says on standard error.
    public static Why why(Ended.Exited exited) {
        var said = Text.lastLine(exited.err());
        var all = exited.err();
        if (all.contains("Permission denied (") || all.contains("Host key verification failed")) {
            return Why.refused(said);
        }
        if (isSilent(all)) {
            return new Why(Why.Cause.SILENT, said);
        }
        if (gaveUp(exited)) {
            return new Why(
                    Why.Cause.SILENT, "the connection was accepted, and then no login answered");
        }
        return Why.exit(exited.code(), said);
    }

    /// A greeting that nothing follows is told at a level that is not asked for, since banners
    /// would come with it: ssh ends without a word, and libvirt quotes the nothing that it said.
    private static boolean gaveUp(Ended.Exited exited) {
        return exited.err().isBlank()
                ? exited.code() == SSH_FAILED
                : exited.err().contains("Cannot recv data: : ");
    }

    /// Whether nobody was there to answer.
    public static boolean isSilent(String err) {
        return err.contains("Connection timed out")
                || err.contains("No route to host")
                || err.contains("not responding")
                || err.contains("Operation timed out");
    }
}
