package dev.lifeboat.drivers.firstlook;

import dev.lifeboat.drivers.shell.Command;
import dev.lifeboat.drivers.shell.Shell;
import dev.lifeboat.drivers.ssh.Ssh;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/// The engineer's own `ssh`: their keys, agent, known_hosts and ssh_config, with a few options that
/// stand above it.
///
/// They stand in a file that includes theirs, because ssh passes `-F` on to those that it starts
/// for a jump host, and options on its command line not (ssh(1), `-J`): a jump host's unknown key
/// would else be asked about, or taken, as their file has it.
///
/// One connection for all looks at a host, which ends with this.
final class OwnLogin implements AutoCloseable {
    /// A bastion on another continent, twice.
    private static final int CONNECT_SECONDS = 10;

    /// Seconds between questions to a silent server, and how many go unanswered: as [Ssh] has it.
    private static final int ALIVE_SECONDS = 3;

    private static final int ALIVE_MISSED = 3;

    /// Seconds that an idle connection lasts: those who were let in first wait for the last, and
    /// all at once anew would be too many for a bastion. When Lifeboat was killed it ends by
    /// itself.
    private static final int KEPT_SECONDS = 120;

    /// Ending a connection is a word over a socket of this machine.
    private static final Duration END = Duration.ofSeconds(5);

    /// The first value of an option counts (ssh_config(5)): what is included below cannot change
    /// any of these, which hold for jump hosts as well.
    private static final String ABOVE_THEIRS =
            """
            Host *
              StrictHostKeyChecking yes
              VerifyHostKeyDNS no
              NoHostAuthenticationForLocalhost no
              UpdateHostKeys no
              BatchMode yes
              ForwardAgent no
              ForwardX11 no
              ClearAllForwardings yes
              Tunnel no
              AddKeysToAgent no
              GSSAPIDelegateCredentials no
              PermitLocalCommand no
              RemoteCommand none
              RequestTTY no
              LogLevel ERROR
              ConnectTimeout %d
              ServerAliveInterval %d
              ServerAliveCountMax %d
            """
                    .formatted(CONNECT_SECONDS, ALIVE_SECONDS, ALIVE_MISSED);

    /// All that the login shell is told: csh and fish read quotes in other ways, so the script
    /// comes by standard input, in braces, so that it is read whole before anything in it could
    /// read the rest. Words and numbers are read here: none in the host's language.
    private static final String PLAIN_SHELL = "exec env LC_ALL=C sh";

    private final Path folder;
    private final Path config;
    private final Optional<Path> theirs;
    private final List<Target> jumps;
    private final Shell shell;
    private final AtomicBoolean closed = new AtomicBoolean();

    private OwnLogin(Path folder, Optional<Path> theirs, List<Target> jumps, Shell shell) {
        this.folder = folder;
        this.config = folder.resolve("config");
        this.theirs = theirs;
        this.jumps = List.copyOf(jumps);
        this.shell = shell;
    }

    /// @param theirs in place of `~/.ssh/config`
    /// @param jumps in place of what their file says
    static OwnLogin open(Optional<Path> theirs, List<Target> jumps, Shell shell)
            throws IOException {
        // Mode 0700, and removed at the end.
        var folder = Files.createTempDirectory("lifeboat-");
        var login = new OwnLogin(folder, theirs, jumps, shell);
        var shared =
                Ssh.fitsSockets(folder)
                        ? "  ControlMaster auto\n  ControlPath \""
                                + folder
                                + "/%C\"\n  ControlPersist "
                                + KEPT_SECONDS
                                + "\n"
                        : "  ControlMaster no\n  ControlPath none\n";
        var included =
                theirs.map(file -> "Include \"" + file.toAbsolutePath() + "\"\n")
                        .orElse("Include ~/.ssh/config\nInclude /etc/ssh/ssh_config\n");
        Files.writeString(login.config, ABOVE_THEIRS + shared + included);
        return login;
    }

    /// A folder that is gone when this is closed.
    Path folder() {
        return folder;
    }

    /// What an engineer types to log in there as this does.
    String typed(Target target) {
        return target.command(theirs, jumps);
    }

    /// Runs a script there, by a plain shell whatever the login shell is.
    Command run(Target target, String script) {
        return run(List.of(), target, script);
    }

    /// The same by a connection of its own: what a jump host's ssh says is thrown away where one is
    /// shared and may outlive its first use (sshconnect.c, `ssh_proxy_connect`).
    Command runAlone(Target target, String script) {
        return run(List.of("-o", "ControlMaster=no", "-o", "ControlPath=none"), target, script);
    }

    private Command run(List<String> options, Target target, String script) {
        var words = new ArrayList<>(List.of("ssh", "-F", config.toString()));
        words.addAll(options);
        if (!jumps.isEmpty()) {
            words.addAll(List.of("-J", Target.jumps(jumps)));
        }
        words.addAll(target.words());
        words.add(PLAIN_SHELL);
        return Command.of(words).reading("{\n" + script + "\n} </dev/null\n");
    }

    /// Ends the connections and removes what was written here.
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        try {
            for (var file : files()) {
                if (Files.readAttributes(file, BasicFileAttributes.class).isOther()) {
                    end(file);
                }
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder);
        } catch (IOException left) {
            // Nothing secret is in it, and the connections end by themselves.
            return;
        }
    }

    private void end(Path socket) {
        var words =
                List.of(
                        "ssh",
                        "-F",
                        config.toString(),
                        "-o",
                        "ControlPath=" + socket,
                        "-O",
                        "exit",
                        "--",
                        "lifeboat");
        var aim = dev.lifeboat.drivers.shell.Target.of("connection " + socket.getFileName());
        // One that has ended already says so, and that is as good.
        var _ = shell.run(aim, Command.of(words), END);
    }

    /// The configuration last: connections are ended with it.
    private List<Path> files() throws IOException {
        var files = new ArrayList<Path>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
            all.forEach(files::add);
        }
        files.remove(config);
        files.add(config);
        return files;
    }
}
