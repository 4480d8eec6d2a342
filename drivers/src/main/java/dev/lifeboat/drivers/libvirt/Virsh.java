package dev.lifeboat.drivers.libvirt;

import dev.lifeboat.core.evidence.Outcome;
import dev.lifeboat.core.evidence.Why;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.VmId;
import dev.lifeboat.drivers.access.HostAccess;
import dev.lifeboat.drivers.access.SiteAccess;
import dev.lifeboat.drivers.shell.Act;
import dev.lifeboat.drivers.shell.Command;
import dev.lifeboat.drivers.shell.Ended;
import dev.lifeboat.drivers.shell.Shell;
import dev.lifeboat.drivers.shell.Target;
import dev.lifeboat.drivers.shell.Text;
import dev.lifeboat.drivers.ssh.LoginScripts;
import dev.lifeboat.drivers.ssh.Ssh;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/// Calls `virsh` on a host: one process and one connection for a script of several commands.
///
/// virsh goes on after a command that failed and exits with the last one's code (tried, 9.0), so
/// the command that counts stands last, and readers of several look at standard error too.
public final class Virsh {
    private final SiteAccess site;
    private final Shell shell;
    private final LoginScripts logins;

    public Virsh(SiteAccess site, Shell shell, LoginScripts logins) {
        this.site = site;
        this.shell = shell;
        this.logins = logins;
    }

    /// What to aim at for the host as a whole.
    static Target target(HostId host) {
        return Target.of("host " + host);
    }

    /// What to aim at for one guest there: QEMU can be stuck while its host answers.
    static Target target(HostId host, VmId vm) {
        return target(host).part("guest " + vm);
    }

    public Ended run(HostId host, String script, Duration limit) {
        return run(host, target(host), script, Optional.empty(), limit);
    }

    public Ended run(HostId host, VmId vm, String script, Duration limit) {
        return run(host, target(host, vm), script, Optional.empty(), limit);
    }

    /// Runs a script that reads `/dev/stdin`.
    Ended feed(HostId host, VmId vm, String script, String stdin, Duration limit) {
        return run(host, target(host, vm), script, Optional.of(stdin), limit);
    }

    private Ended run(
            HostId host, Target target, String script, Optional<String> stdin, Duration limit) {
        var access = site.hosts().get(host);
        if (access == null) {
            return new Ended.NotStarted("the site does not say how to reach " + host);
        }
        try {
            var command = Command.of("virsh", "-c", uri(host, access), script);
            var whole = stdin.map(command::reading).orElse(command);
            return shell.run(target, whole.within(site.networkNamespace()), limit);
        } catch (IOException cannot) {
            return new Ended.NotStarted("cannot write the login script: " + cannot.getMessage());
        }
    }

    private String uri(HostId host, HostAccess access) throws IOException {
        var plain = access.hypervisor();
        var scheme = plain.substring(0, Math.max(0, plain.indexOf("://")));
        if (!scheme.endsWith("+ssh")) {
            return plain;
        }
        var joined = plain + (plain.indexOf('?') < 0 ? "?" : "&");
        return joined + "command=" + logins.of(host, access);
    }

    /// Why a script failed, from what virsh says on standard error.
    static Why why(Ended.Exited exited) {
        var said = Text.lastLine(exited.err());
        if (unreached(exited)) {
            return Ssh.why(exited);
        }
        return answered(exited.err()) ? Why.refused(said) : Why.exit(exited.code(), said);
    }

    /// How a script that acts ended, when its exit code was not 0.
    static Outcome refusal(Ended.Exited exited) {
        var said = Text.lastLine(exited.err());
        return unreached(exited) ? new Outcome.NotStarted(said) : new Outcome.Refused(said);
    }

    static Outcome outcome(Ended ended) {
        return Act.outcome(ended, Virsh::refusal);
    }

    /// Whether libvirt was never asked.
    private static boolean unreached(Ended.Exited exited) {
        return exited.err().contains("failed to connect to the hypervisor");
    }

    /// What libvirtd says when it is well and the answer is no.
    private static boolean answered(String err) {
        return err.contains("failed to get domain")
                || err.contains("Domain not found")
                || err.contains("domain is not running")
                || err.contains("Requested operation is not valid")
                || err.contains("authentication failed")
                || err.contains("access denied");
    }
}
