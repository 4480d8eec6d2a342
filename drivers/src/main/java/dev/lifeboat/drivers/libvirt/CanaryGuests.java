package dev.lifeboat.drivers.libvirt;

import dev.lifeboat.core.evidence.Outcome;
import dev.lifeboat.core.fleet.Host;
import dev.lifeboat.core.fleet.Vm;
import dev.lifeboat.drivers.shell.Act;
import dev.lifeboat.drivers.shell.Target;
import dev.lifeboat.drivers.shell.Text;
import dev.lifeboat.drivers.ssh.Logins;
import dev.lifeboat.drivers.ssh.Ssh;
import java.time.Duration;

/// Kills a canary's QEMU. `virsh destroy` would not do: it sends SIGTERM first, on which QEMU
/// closes its disks and gives their locks back, as no host does that dies.
public final class CanaryGuests {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final Logins logins;

    public CanaryGuests(Logins logins) {
        this.logins = logins;
    }

    public Outcome kill(Host host, Vm canary) {
        var target = Target.of("host " + host.id()).part("kill " + canary);
        return Act.outcome(
                logins.run(host.id(), target, script(canary), LIMIT),
                exited -> new Outcome.Refused(Text.lastLine(exited.err())));
    }

    /// Only a process that says itself that it is this guest: a file of another's number may have
    /// been left behind.
    static String script(Vm canary) {
        return """
        p=$(cat %s) || exit 1
        tr '\\0' ' ' <"/proc/$p/cmdline" | grep -qF -- '-uuid %s ' || {
          echo "process $p is not the QEMU of this guest" >&2
          exit 1
        }
        kill -KILL "$p" && echo "killed process $p"
        """
                .formatted(
                        Ssh.quoted("/run/libvirt/qemu/" + canary.name() + ".pid"),
                        canary.id().label());
    }
}
