package dev.lifeboat.drivers.ssh;

import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.drivers.access.SiteAccess;
import dev.lifeboat.drivers.shell.Command;
import dev.lifeboat.drivers.shell.Ended;
import dev.lifeboat.drivers.shell.Shell;
import dev.lifeboat.drivers.shell.Target;
import java.time.Duration;
import java.util.function.Function;

/// Runs scripts on the site's hosts.
public final class Logins implements RemoteFiles {
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
        return login(host, script, command -> shell.run(target, command, limit));
    }

    @Override
    public Ended fetch(HostId host, String script, Download download) {
        var target = Target.of("host " + host).part(download.what());
        return login(
                host,
                script,
                command ->
                        shell.into(
                                download.into(),
                                download.longest(),
                                target,
                                command,
                                download.limit()));
    }

    private Ended login(HostId host, String script, Function<Command, Ended> run) {
        var access = site.hosts().get(host);
        return access == null
                ? new Ended.NotStarted("the site does not say how to reach " + host)
                : run.apply(ssh.run(access, script).within(site.networkNamespace()));
    }
}
