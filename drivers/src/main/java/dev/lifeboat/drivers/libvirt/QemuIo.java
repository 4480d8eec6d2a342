package dev.lifeboat.drivers.libvirt;

import static dev.lifeboat.drivers.libvirt.DomainXml.attribute;
import static dev.lifeboat.drivers.libvirt.DomainXml.child;
import static dev.lifeboat.drivers.libvirt.DomainXml.children;

import dev.lifeboat.core.evidence.Outcome;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.Image;
import dev.lifeboat.drivers.json.Json;
import dev.lifeboat.drivers.shell.Act;
import dev.lifeboat.drivers.shell.Ended;
import dev.lifeboat.drivers.shell.Target;
import dev.lifeboat.drivers.shell.Text;
import dev.lifeboat.drivers.shell.Unreadable;
import dev.lifeboat.drivers.ssh.Logins;
import dev.lifeboat.drivers.ssh.Ssh;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.w3c.dom.Element;

/// Opens an image on a host as its guests' QEMU would: the host's own librbd, the guest's monitors
/// and user, the key that libvirt has there. By `qemu-io`, which comes with `qemu-img`.
///
/// The key goes from libvirt's secret into a pipe that only this `qemu-io` reads.
public final class QemuIo {
    /// A client has written within a second of its start; then it holds the lock until it is
    /// killed.
    private static final Duration HOLDS_FOR = Duration.ofSeconds(5);

    /// A dead client's watch stands for 30 s (`osd_client_watch_timeout`); some sites have made it
    /// twice that.
    private static final Duration TAKES_AT_MOST = Duration.ofSeconds(75);

    /// The login, and a host that is slow.
    private static final Duration MORE = Duration.ofSeconds(15);

    /// `timeout -s KILL` itself dies of the signal: its shell says 128 + 9.
    private static final int KILLED = 137;

    private final Logins logins;

    public QemuIo(Logins logins) {
        this.logins = logins;
    }

    /// Writes to the image and is killed with its lock.
    ///
    /// @param xml of a guest on the host
    public Outcome seize(HostId host, Image image, String xml) {
        return run(
                host,
                image,
                xml,
                HOLDS_FOR,
                "-c 'write -P 0xaa 0 4096' -c 'sleep 3600000'",
                QemuIo::killed);
    }

    /// Writes to the image, and ends.
    public Outcome write(HostId host, Image image, String xml) {
        return run(host, image, xml, TAKES_AT_MOST, "-c 'write -P 0xbb 0 4096'", QemuIo::refused);
    }

    private static Outcome killed(Ended.Exited exited) {
        return exited.code() == KILLED ? new Outcome.Done("killed") : refused(exited);
    }

    private static Outcome refused(Ended.Exited exited) {
        return exited.code() == KILLED
                ? new Outcome.Refused("no write within " + TAKES_AT_MOST.toSeconds() + " s")
                : new Outcome.Refused(said(exited));
    }

    /// What it says of a failed write goes to standard output; why, to standard error.
    private static String said(Ended.Exited exited) {
        var err = Text.lastLine(exited.err());
        return err.isEmpty() ? Text.lastLine(exited.out()) : err;
    }

    private interface Failure {
        Outcome of(Ended.Exited exited);
    }

    private Outcome run(
            HostId host,
            Image image,
            String xml,
            Duration lasts,
            String commands,
            Failure failure) {
        try {
            var script = script(image, xml, lasts, commands);
            var target = Target.of("host " + host).part("drill " + image.label());
            var ended = logins.run(host, target, script, lasts.plus(MORE));
            return Act.outcome(ended, failure::of);
        } catch (Unreadable bad) {
            return new Outcome.Refused(
                    "the guest's definition cannot be read: " + bad.getMessage());
        }
    }

    static String script(Image image, String xml, Duration lasts, String commands)
            throws Unreadable {
        var disk = disk(image, xml);
        var source = child(disk, "source").orElseThrow(() -> new Unreadable("no <source>"));
        var auth = DefinitionReader.auth(disk).orElseThrow(() -> new Unreadable("no <auth>"));
        var secret = child(auth, "secret").orElseThrow(() -> new Unreadable("no <secret>"));
        return """
        k=$(virsh -q secret-get-value %s) || exit 1
        timeout -s KILL %d qemu-io --object secret,id=k,format=base64,file=/dev/fd/3 %s %s 3<<K
        $k
        K
        """
                .formatted(
                        secret(secret),
                        lasts.toSeconds(),
                        commands,
                        Ssh.quoted("json:" + Json.print(options(image, source, auth))));
    }

    /// A disk of the guest that lies in the same pool.
    private static Element disk(Image image, String xml) throws Unreadable {
        return DomainXml.parse(xml).writableDisks().stream()
                .filter(disk ->
                        child(disk, "source")
                                .flatMap(source -> attribute(source, "name"))
                                .filter(name -> name.startsWith(image.pool() + "/"))
                                .isPresent())
                .findFirst()
                .orElseThrow(() -> new Unreadable("no disk in pool " + image.pool()));
    }

    /// By UUID, or by the usage that it was made for: by all of it, since the key of another user
    /// whose name only begins alike would be tried in its place.
    private static String secret(Element secret) throws Unreadable {
        var uuid = attribute(secret, "uuid").map(Ssh::quoted);
        if (uuid.isPresent()) {
            return uuid.get();
        }
        var usage =
                attribute(secret, "usage").orElseThrow(() -> new Unreadable("a <secret> of none"));
        return "\"$(virsh -q secret-list | u="
                + Ssh.quoted("ceph " + usage)
                + " awk '{ id = $1; sub(/^ *[^ ]+ +/, \"\"); sub(/ +$/, \"\") }"
                + " $0 == ENVIRON[\"u\"] { print id; exit }')\"";
    }

    /// As in QEMU's `BlockdevOptionsRbd`.
    private static Map<String, Object> options(Image image, Element source, Element auth)
            throws Unreadable {
        var options = new TreeMap<String, Object>();
        options.put("driver", "rbd");
        options.put("pool", image.pool());
        options.put("image", image.name());
        options.put(
                "user",
                attribute(auth, "username").orElseThrow(() -> new Unreadable("no username")));
        options.put("key-secret", "k");
        var servers = servers(source);
        if (!servers.isEmpty()) {
            options.put("server", servers);
        }
        child(source, "config")
                .flatMap(config -> attribute(config, "file"))
                .ifPresent(file -> options.put("conf", file));
        return options;
    }

    private static List<Map<String, String>> servers(Element source) {
        var servers = new ArrayList<Map<String, String>>();
        for (var host : children(source, "host")) {
            var server = new TreeMap<String, String>();
            server.put("host", host.getAttribute("name"));
            server.put(
                    "port",
                    Optional.of(host.getAttribute("port"))
                            .filter(p -> !p.isEmpty())
                            .orElse("6789"));
            servers.add(server);
        }
        return servers;
    }
}
