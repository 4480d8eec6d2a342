package dev.lifeboat.drivers.ceph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.caps.Caps;
import dev.lifeboat.caps.ClassCall;
import dev.lifeboat.caps.Damage;
import dev.lifeboat.caps.May;
import dev.lifeboat.caps.MonQuestion;
import dev.lifeboat.caps.OsdQuestion;
import dev.lifeboat.caps.ParseAnswer;
import dev.lifeboat.caps.Question;
import dev.lifeboat.caps.Recording;
import dev.lifeboat.caps.Release;
import dev.lifeboat.caps.SeededCaps;
import dev.lifeboat.caps.SeededRequests;
import dev.lifeboat.caps.Service;
import dev.lifeboat.drivers.access.CephAccess;
import dev.lifeboat.drivers.site.SiteFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The engine of caps and a real cluster are asked the same.
///
/// One user for each cap, all imported at once; one session each. Of a cap for the OSDs the
/// monitors are asked nothing, and the other way round: without reading the monitors' maps nobody
/// finds an OSD.
@Tag("lab")
final class CapsLabTest {
    private static final long SEED = Long.getLong("lifeboat.caps.seed", 16);
    private static final int QUESTIONS = 10;

    private static final Path SITE_FILE =
            Path.of(System.getProperty("lifeboat.lab.site", "/var/lib/lifeboat-lab/lifeboat.yaml"));

    /// Expressions that POSIX and Java may take differently.
    private static final int MOST_UNKNOWN_PERCENT = 1;

    @Test
    void twenty_caps_give_what_the_engine_says() throws Exception {
        ask(20);
    }

    @Test
    @Tag("all")
    void two_hundred_caps_give_what_the_engine_says() throws Exception {
        ask(200);
    }

    @Test
    void caps_are_refused_at_the_letter_where_the_monitors_stop() throws Exception {
        parse(300);
    }

    @Test
    @Tag("all")
    void many_caps_are_refused_at_the_letter_where_the_monitors_stop() throws Exception {
        parse(6000);
    }

    private static void parse(int caps) throws Exception {
        onCluster(access -> {
            try (var cluster = RealCluster.with(access, List.of(Map.of("mon", "allow r")))) {
                assertThat(new Spelling(cluster).differences(caps)).isEmpty();
            }
        });
    }

    private static void ask(int caps) throws Exception {
        onCluster(access -> new Run(caps).on(access));
    }

    private interface Asking {
        void on(CephAccess access) throws Exception;
    }

    private static void onCluster(Asking asking) throws Exception {
        var site = SiteFile.read(SITE_FILE);
        if (!(site instanceof SiteFile.Good(var good))) {
            throw new IllegalStateException("the lab's site file: " + site);
        }
        var access = good.access();
        inNetwork(
                access.networkNamespace(),
                () -> {
                    asking.on(access.clusters().firstEntry().getValue());
                    return true;
                });
    }

    /// Caps of all four kinds, most of them damaged.
    private static final class Spelling {
        private final RealCluster cluster;
        private final Random random = new Random(SEED);
        private final SeededCaps seeded = new SeededCaps(random);
        private final Damage damage = new Damage(random);

        Spelling(RealCluster cluster) {
            this.cluster = cluster;
        }

        List<String> differences(int caps) {
            var differences = new ArrayList<String>();
            var services = List.of(Service.values());
            for (var i = 0; i < caps; i++) {
                var service = services.get(i % services.size());
                var whole = whole(service);
                var cap = random.nextInt(8) == 0 ? whole : damage.of(whole);
                if (cap.indexOf('\0') >= 0) {
                    continue; // ends a text for librados
                }
                var real = cluster.refusal(service, cap);
                var ours =
                        switch (Caps.parse(service, cap, Release.PACIFIC)) {
                            case ParseAnswer.Good _ -> Optional.<String>empty();
                            case ParseAnswer.Bad(_, var said) -> Optional.of(said);
                            case ParseAnswer.NotKnown(var because) -> Optional.of(because);
                        };
                if (!ours.equals(real)) {
                    differences.add(service + " " + cap + ": " + real + ", ours: " + ours);
                }
            }
            return differences;
        }

        private String whole(Service service) {
            return switch (service) {
                case MON -> seeded.mon();
                case OSD -> seeded.osd();
                case MGR -> seeded.mgr();
                case MDS -> seeded.mds();
            };
        }
    }

    /// A thread stays where it went.
    private static <T> T inNetwork(Optional<String> namespace, Callable<T> what) throws Exception {
        try (var thread = Executors.newSingleThreadExecutor()) {
            return thread.submit(
                            () -> {
                                namespace.ifPresent(
                                        name -> assertThat(NetworkNamespace.enter(name)).isTrue());
                                return what.call();
                            })
                    .get();
        }
    }

    private static final class Run {
        private final Random random = new Random(SEED);
        private final SeededRequests requests = new SeededRequests(random);
        private final Map<String, Boolean> keptBack = new HashMap<>();
        private final List<Map<String, String>> sets = new ArrayList<>();
        private final Recording recording = new Recording();
        private final List<String> differences = new ArrayList<>();
        private int unknown;
        private int asked;

        Run(int caps) {
            var seeded = new SeededCaps(random);
            for (var i = 0; i < caps; i++) {
                sets.add(
                        i % 2 == 0
                                ? Map.of("mon", seeded.mon())
                                : Map.of("mon", "allow r", "osd", seeded.osd()));
            }
            sets.add(
                    Map.of(
                            "mon",
                            "allow r",
                            "osd",
                            "allow rwx")); // sees which classes are kept back
        }

        void on(CephAccess access) throws Exception {
            try (var cluster = RealCluster.with(access, sets)) {
                for (var i = 0; i < sets.size() - 1; i++) {
                    var service = sets.get(i).containsKey("osd") ? "osd" : "mon";
                    var cap = sets.get(i).getOrDefault(service, "");
                    assertThat(cluster.capsOf(i, service)).isEqualTo(cap);
                    try (var who = cluster.connect(i)) {
                        for (var j = 0; j < QUESTIONS; j++) {
                            compare(question(cluster, who, service, cap), who);
                        }
                    }
                }
            }
            var file = System.getProperty("lifeboat.caps.record");
            if (file != null) {
                Files.writeString(Path.of(file), recording.toString());
            }
            assertThat(differences).isEmpty();
            assertThat(unknown * 100 / asked).isLessThanOrEqualTo(MOST_UNKNOWN_PERCENT);
        }

        private void compare(Question question, Keyholder who) {
            var real = RealCluster.asks(who, question);
            recording.add(question, real);
            var ours = Caps.may(question, Release.PACIFIC);
            asked++;
            if (ours.may() == May.UNKNOWN) {
                unknown++;
            } else if ((ours.may() == May.YES) != real) {
                differences.add((real ? "YES" : "NO") + " to " + question + ", ours: " + ours);
            }
        }

        private Question question(RealCluster cluster, Keyholder who, String service, String cap)
                throws Exception {
            var from = who.address();
            if (service.equals("mon")) {
                var asked = requests.mon();
                return new MonQuestion(
                        cap,
                        asked.service(),
                        asked.command(),
                        asked.arguments(),
                        asked.needs(),
                        Optional.of(from));
            }
            var asked = requests.osd(Optional.of(from));
            var calls = new ArrayList<ClassCall>();
            for (var call : asked.classes()) {
                var kept = keptBack.get(call.name());
                if (kept == null) {
                    kept = cluster.keepsBack(call);
                    keptBack.put(call.name(), kept);
                }
                calls.add(
                        new ClassCall(
                                call.name(), call.method(), call.read(), call.write(), !kept));
            }
            return new OsdQuestion(
                    cap,
                    asked.pool(),
                    asked.namespace(),
                    asked.object(),
                    asked.needs(),
                    calls,
                    Optional.of(from),
                    asked.applications());
        }
    }
}
