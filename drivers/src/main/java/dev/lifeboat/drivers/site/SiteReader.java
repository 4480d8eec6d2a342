package dev.lifeboat.drivers.site;

import static dev.lifeboat.drivers.site.Problems.quote;

import dev.lifeboat.core.control.Budget;
import dev.lifeboat.core.fleet.ClusterId;
import dev.lifeboat.core.fleet.Wanted;
import dev.lifeboat.core.fleet.Witness;
import dev.lifeboat.drivers.access.CephAccess;
import dev.lifeboat.drivers.access.Secret;
import dev.lifeboat.drivers.access.SiteAccess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;

/// Reads one site file from top to bottom and notes everything that is wrong on the way.
final class SiteReader {
    private static final int MOST_WITNESSES = 16;
    private static final int MOST_GUEST_ADDRESSES = 64;
    private static final int MOST_WORDS = 64;
    private static final int MOST_CANARIES = 64;

    private final Path file;
    private final Surroundings around;
    private final Problems problems;
    private final Places places;
    private final Secrets secrets;
    private final SortedMap<HookEvent, Hook> hooks = new TreeMap<>();
    private final AtomicReference<Secret> database = new AtomicReference<>();

    SiteReader(Path file, Surroundings around) {
        this.file = file;
        this.around = around;
        this.problems = new Problems(file.toString());
        this.places = new Places(file, around.home());
        this.secrets = new Secrets(around, places);
    }

    SiteFile read() {
        var site =
                YamlText.read(file, problems)
                        .flatMap(text -> YamlTree.of(text, problems))
                        .flatMap(yaml -> Section.of(yaml, problems))
                        .flatMap(this::site);
        return site.isPresent() && problems.none()
                ? new SiteFile.Good(site.get())
                : new SiteFile.Bad(problems.errors());
    }

    private Optional<Site> site(Section root) {
        var name = root.must(SiteKey.SITE, Values::name);
        var namespace = root.may(SiteKey.NETWORK_NAMESPACE, Values::namespace);
        var state = places.path(root, SiteKey.STATE).orElseGet(around::state);
        database(root);
        var clusters = clusters(root);
        var hosts = new HostsReader(places, secrets);
        hosts.read(root);
        var guests = guests(root);
        var brakes = brakes(root.group(SiteKey.BRAKES), hosts);
        var looking = looking(root.group(SiteKey.LOOKING));
        var drills = root.group(SiteKey.DRILLS);
        var kept = kept(drills, clusters.keySet());
        var hang = hang(drills);
        hooks(root);
        if (!problems.none()) {
            return Optional.empty();
        }
        secrets.runCommands();
        return Optional.of(
                new Site(
                        name.orElseThrow(),
                        hosts.hosts(),
                        guests,
                        new SiteAccess(
                                namespace, clusters, hosts.access(), secrets.variables(), hang),
                        brakes,
                        looking,
                        kept,
                        new Hooks(hooks),
                        new Keeping(state, Optional.ofNullable(database.get())),
                        problems.warnings()));
    }

    /// Must be had if it is named: falling back to the built-in database would make a second
    /// journal.
    private void database(Section root) {
        var yaml = root.at(SiteKey.DATABASE_URL, false);
        if (yaml.isEmpty() || !(yaml.get() instanceof Yaml.Word(var url, _))) {
            if (yaml.isPresent()) {
                secrets.want(
                        root,
                        SiteKey.DATABASE_URL,
                        true,
                        new Secrets.Form(Values::databaseUrl, "a PostgreSQL URL"),
                        database::set);
            }
            return;
        }
        if (Values.hasPassword(url)) {
            root.wrong(
                    SiteKey.DATABASE_URL,
                    "a password must not stand in this file, which is copied and shown: write the"
                            + " URL into a file and {file: PATH} here, or {env: NAME}");
        } else {
            root.may(SiteKey.DATABASE_URL, Values::databaseUrl)
                    .map(Secret::of)
                    .ifPresent(database::set);
        }
    }

    private SortedMap<ClusterId, CephAccess> clusters(Section root) {
        var clusters = new TreeMap<ClusterId, CephAccess>();
        root.named(SiteKey.CEPH, true)
                .forEach((name, ceph) -> {
                    var user = ceph.may(SiteKey.CEPH_USER, Values::cephUser).orElse("client.admin");
                    var conf = places.file(ceph, SiteKey.CEPH_CONF, "/etc/ceph/ceph.conf");
                    var keyring =
                            places.file(
                                    ceph,
                                    SiteKey.CEPH_KEYRING,
                                    "/etc/ceph/ceph." + user + ".keyring");
                    clusters.put(new ClusterId(name), new CephAccess(conf, user, keyring));
                });
        return clusters;
    }

    private SortedMap<String, GuestAttributes> guests(Section root) {
        var guests = new TreeMap<String, GuestAttributes>();
        root.named(SiteKey.GUESTS, false)
                .forEach((name, guest) ->
                        guests.put(
                                name,
                                new GuestAttributes(
                                        guest.may(SiteKey.GUEST_PRIORITY, Values.number(1, 9))
                                                .orElse(GuestAttributes.USUAL.priority()),
                                        guest.may(SiteKey.GUEST_WANTED, Values.oneOf(Wanted.class)),
                                        new TreeSet<>(
                                                guest.list(
                                                                SiteKey.GUEST_ADDRESSES,
                                                                0,
                                                                MOST_GUEST_ADDRESSES,
                                                                "an address",
                                                                Values::address)
                                                        .orElse(List.of())),
                                        guest.may(SiteKey.GUEST_KEEP_APART, Values::name))));
        return guests;
    }

    private static Drills kept(Section drills, Set<ClusterId> clusters) {
        var guests =
                drills.list(SiteKey.CANARY_GUESTS, 0, MOST_CANARIES, "a name", Values::name)
                        .orElse(List.of());
        var images =
                drills.list(
                                SiteKey.CANARY_IMAGES,
                                0,
                                MOST_CANARIES,
                                "CLUSTER/POOL/canary... with one of the clusters named above",
                                text -> Values.canary(text, clusters))
                        .orElse(List.of());
        return new Drills(new TreeSet<>(guests), new TreeSet<>(images));
    }

    private Optional<List<String>> hang(Section drills) {
        return drills.list(SiteKey.DRILL_HANG, 1, MOST_WORDS, "an argument", Values::argument)
                .filter(argv -> !argv.isEmpty())
                .filter(argv -> isProgram(drills, SiteKey.DRILL_HANG, argv.getFirst()));
    }

    private static Brakes brakes(Section brakes, HostsReader hosts) {
        var witnesses = new TreeSet<Witness>();
        brakes.list(SiteKey.WITNESSES, 0, MOST_WITNESSES, "an address", Values::address)
                .orElse(List.of())
                .forEach(address -> witnesses.add(new Witness(address)));
        hosts.keepOutside(brakes, witnesses);
        return new Brakes(
                brakes.may(SiteKey.SILENT_HOSTS, Values::percent).orElse(Brakes.USUAL_PERCENT),
                brakes.may(SiteKey.STARTS_AT_ONCE, Values.number(1, Brakes.MOST_STARTS))
                        .orElse(Brakes.USUAL_STARTS),
                witnesses);
    }

    private static Budget looking(Section looking) {
        return new Budget(
                rate(looking, SiteKey.LOOKING_HOST, Budget.USUAL.host()),
                rate(looking, SiteKey.LOOKING_BMC, Budget.USUAL.bmc()),
                rate(looking, SiteKey.LOOKING_MONITORS, Budget.USUAL.monitors()),
                rate(looking, SiteKey.LOOKING_IMAGES, Budget.USUAL.images()));
    }

    private static double rate(Section looking, SiteKey key, double usual) {
        return looking.may(key, Values::perSecond).orElse(usual);
    }

    private void hooks(Section root) {
        root.named(SiteKey.HOOKS, false)
                .forEach((name, hook) -> {
                    var event = HookEvent.of(name);
                    if (event.isPresent()) {
                        hook(event.get(), hook);
                    } else {
                        noEvent(name, hook);
                    }
                });
    }

    private static void noEvent(String name, Section hook) {
        var known = Arrays.stream(HookEvent.values()).map(HookEvent::key).toList();
        hook.wrong(
                "no such event; "
                        + Nearest.of(name, known)
                                .map(near -> "did you mean " + quote(near) + "?")
                                .orElse("known: " + HookEvent.all()));
    }

    private void hook(HookEvent event, Section hook) {
        if (hook.has(SiteKey.HOOK_EXEC) == hook.has(SiteKey.HOOK_WEBHOOK)) {
            hook.wrong("write one of exec and webhook");
            return;
        }
        hook.list(SiteKey.HOOK_EXEC, 1, MOST_WORDS, "an argument", Values::argument)
                .filter(argv -> !argv.isEmpty())
                .ifPresent(argv -> exec(event, hook, argv));
        if (event == HookEvent.PANEL_FREEZE && hook.has(SiteKey.HOOK_WEBHOOK)) {
            hook.wrong(
                    SiteKey.HOOK_WEBHOOK,
                    "the panel is asked whether it is frozen, which a webhook cannot answer: write"
                            + " exec");
            return;
        }
        var yaml = hook.at(SiteKey.HOOK_WEBHOOK, false);
        if (yaml.isPresent() && yaml.get() instanceof Yaml.Word) {
            hook.may(SiteKey.HOOK_WEBHOOK, Values::webhook)
                    .ifPresent(url -> webhook(event, Secret.of(url)));
        } else if (yaml.isPresent()) {
            secrets.want(
                    hook,
                    SiteKey.HOOK_WEBHOOK,
                    false,
                    new Secrets.Form(Values::webhook, "a URL"),
                    url -> webhook(event, url));
        }
    }

    private void exec(HookEvent event, Section hook, List<String> argv) {
        if (isProgram(hook, SiteKey.HOOK_EXEC, argv.getFirst())) {
            hooks.put(event, new Hook.Exec(argv));
        }
    }

    /// One that is not there is warned of.
    private boolean isProgram(Section section, SiteKey key, String program) {
        if (!program.startsWith("/")) {
            section.wrong(
                    key, quote(program) + " is not a full path: write /usr/local/bin/NAME or so");
            return false;
        }
        if (!Files.isExecutable(Path.of(program))) {
            problems.warn(
                    section.line(key),
                    section.at(key),
                    Problems.visible(program) + " is not there or is no program");
        }
        return true;
    }

    private void webhook(HookEvent event, Secret url) {
        hooks.put(event, new Hook.Webhook(url, url.reveal(Values::webhookHost)));
    }
}
