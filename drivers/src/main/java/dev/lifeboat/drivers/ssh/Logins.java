package dev.lifeboat.drivers.ssh;

import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.drivers.access.SiteAccess;
import dev.lifeboat.drivers.shell.Ended;
import dev.lifeboat.drivers.shell.Shell;
import dev.lifeboat.drivers.shell.Target;
import java.time.Duration;

/// Runs scripts on the site's hosts.
public final class Logins implements RemoteShell {
    private final SiteAccess site;
    private final Shell shell;
    private final Ssh ssh;

    public Logins(SiteAccess site, Shell shell, Ssh ssh) {
        this.site = site;
        this.shell = shell;
        this.ssh = ssh;
    }

    @Override
    public Ended run(HostId host, String script, Duration limit) {
        return run(host, Target.of("host " + host), script, limit);
    }

    /// @param target the part of the host that can be stuck by itself
    public Ended run(HostId host, Target target, String script, Duration limit) {
        var access = site.hosts().get(host);
        if (access == null) {
            return new Ended.NotStarted("the site does not say how to reach " + host);
        }
        return shell.run(target, ssh.run(access, script).within(site.networkNamespace()), limit);
    }
}
