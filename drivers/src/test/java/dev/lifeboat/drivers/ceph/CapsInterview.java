package dev.lifeboat.drivers.ceph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.caps.Caps;
import dev.lifeboat.caps.ClassCall;
import dev.lifeboat.caps.May;
import dev.lifeboat.caps.MonQuestion;
import dev.lifeboat.caps.OsdQuestion;
import dev.lifeboat.caps.Question;
import dev.lifeboat.caps.Recording;
import dev.lifeboat.caps.Release;
import dev.lifeboat.caps.SeededCaps;
import dev.lifeboat.caps.SeededRequests;
import dev.lifeboat.drivers.access.CephAccess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/// May they? Asked of the engine, and of a cluster by doing it: one user for each cap, all imported
/// at once, one session each.
///
/// Of a cap for the OSDs the monitors are asked nothing, and the other way round: who may not read
/// the monitors' maps finds no OSD.
final class CapsInterview {
    private static final long SEED = Long.getLong("lifeboat.caps.seed", 16);
    private static final int QUESTIONS = 10;

    private final Random random = new Random(SEED);
    private final SeededRequests requests = new SeededRequests(random);
    private final Map<String, Boolean> keptBack = new HashMap<>();
    private final List<Map<String, String>> sets = new ArrayList<>();
    private final Recording recording = new Recording();
    private final List<String> differences = new ArrayList<>();
    private int unknown;

    CapsInterview(int caps) {
        var seeded = new SeededCaps(random);
        for (var i = 0; i < caps; i++) {
            sets.add(
                    i % 2 == 0
                            ? Map.of("mon", seeded.mon())
                            : Map.of("mon", "allow r", "osd", seeded.osd()));
        }
    }

    void on(CephAccess access) throws Exception {
        try (var cluster = RealCluster.with(access, sets)) {
            for (var user = 0; user < sets.size(); user++) {
                var service = sets.get(user).containsKey("osd") ? "osd" : "mon";
                var cap = sets.get(user).getOrDefault(service, "");
                assertThat(cluster.capsOf(user, service)).isEqualTo(cap);
                try (var who = cluster.connect(user)) {
                    for (var i = 0; i < QUESTIONS; i++) {
                        ask(service.equals("mon") ? mon(who, cap) : osd(cluster, who, cap), who);
                    }
                }
            }
        }
        record();
        assertThat(differences).isEmpty();
        assertThat(unknown).as("not known").isZero();
    }

    /// For the tests of the engine that have no cluster.
    private void record() throws Exception {
        var file = System.getProperty("lifeboat.caps.record");
        if (file != null) {
            Files.writeString(Path.of(file + "." + sets.size()), recording.toString());
        }
    }

    private void ask(Question question, Keyholder who) {
        var real = RealCluster.lets(who, question);
        recording.add(question, real);
        var ours = Caps.may(question, Release.PACIFIC);
        if (ours.may() == May.UNKNOWN) {
            unknown++;
        } else if ((ours.may() == May.YES) != real) {
            differences.add((real ? "YES" : "NO") + " to " + question + ", ours: " + ours);
        }
    }

    private MonQuestion mon(Keyholder who, String cap) {
        var request = requests.mon();
        return new MonQuestion(
                cap,
                request.service(),
                request.command(),
                request.arguments(),
                request.needs(),
                Optional.of(who.address()));
    }

    private OsdQuestion osd(RealCluster cluster, Keyholder who, String cap) throws Exception {
        var request = requests.osd(Optional.of(who.address()));
        var calls = new ArrayList<ClassCall>();
        for (var call : request.classes()) {
            var kept = keptBack.get(call.name());
            if (kept == null) {
                kept = cluster.keepsBack(call);
                keptBack.put(call.name(), kept);
            }
            calls.add(new ClassCall(call.name(), call.method(), call.read(), call.write(), !kept));
        }
        return new OsdQuestion(
                cap,
                request.pool(),
                request.namespace(),
                request.object(),
                request.needs(),
                calls,
                request.client(),
                request.applications());
    }
}
