package dev.lifeboat.drivers.ceph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.caps.Caps;
import dev.lifeboat.caps.Damage;
import dev.lifeboat.caps.ParseAnswer;
import dev.lifeboat.caps.Release;
import dev.lifeboat.caps.SeededCaps;
import dev.lifeboat.caps.Service;
import dev.lifeboat.drivers.access.CephAccess;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/// Is it a cap? Asked of the engine, and of a cluster's monitors by setting it: caps of all four
/// kinds, most of them damaged. What is said of a bad one must be the same to the letter.
final class CapsDictation {
    private static final long SEED = Long.getLong("lifeboat.caps.seed", 16);

    /// One of so many is left whole.
    private static final int WHOLE = 8;

    private final Random random = new Random(SEED);
    private final SeededCaps seeded = new SeededCaps(random);
    private final Damage damage = new Damage(random);
    private final int caps;

    CapsDictation(int caps) {
        this.caps = caps;
    }

    void on(CephAccess access) throws Exception {
        var differences = new ArrayList<String>();
        try (var cluster = RealCluster.with(access, List.of(Map.of("mon", "allow r")))) {
            for (var i = 0; i < caps / 4; i++) {
                for (var service : Service.values()) {
                    var cap = next(service);
                    var real = cluster.refusal(service, cap);
                    var ours = refusal(service, cap);
                    if (!ours.equals(real)) {
                        differences.add(service + " " + cap + ": " + real + ", ours: " + ours);
                    }
                }
            }
        }
        assertThat(differences).isEmpty();
    }

    private String next(Service service) {
        var whole =
                switch (service) {
                    case MON -> seeded.mon();
                    case OSD -> seeded.osd();
                    case MGR -> seeded.mgr();
                    case MDS -> seeded.mds();
                };
        var cap = random.nextInt(WHOLE) == 0 ? whole : damage.of(whole);
        return cap.replace("\0", ""); // which ends a text for librados
    }

    private static Optional<String> refusal(Service service, String cap) {
        return switch (Caps.parse(service, cap, Release.PACIFIC)) {
            case ParseAnswer.Good _ -> Optional.empty();
            case ParseAnswer.Bad(_, var said) -> Optional.of(said);
            case ParseAnswer.NotKnown(var because) -> Optional.of(because);
        };
    }
}
