package dev.lifeboat.caps;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final long SEED = 20261123;

    /// Pairs of caps for each release: 6,000 take a minute.
    private static final int PAIRS = Integer.getInteger("lifeboat.caps.pairs", 150);

    private static final int REQUESTS = 60;

    private static final List<String> CLIENTS =
            List.of(
                    "10.91.0.9",
                    "127.0.0.1",
                    "192.168.1.1",
                    "8.8.8.8",
                    "200.1.2.3",
                    "fd00::1",
                    "2001:db8::1");

    private static Comparison mon(String before, String after) {
        return Comparison.between(Map.of("mon", before), Map.of("mon", after), Release.PACIFIC);
    }

    private static Comparison osd(String before, String after) {
        return Comparison.between(Map.of("osd", before), Map.of("osd", after), Release.PACIFIC);
    }

    /// Half of the pairs are near each other: one loses a part, or gets one.
    @Test
    void if_it_says_that_nothing_is_lost_no_question_goes_from_yes_to_no() {
        for (var release :
                List.of(Release.LUMINOUS, Release.OCTOPUS, Release.PACIFIC, Release.SQUID)) {
            var random = new Random(SEED + release.major());
            var caps = new SeededCaps(random);
            var requests = new SeededRequests(random);
            var clean = 0;
            for (var i = 0; i < PAIRS; i++) {
                var monBefore = caps.mon();
                var osdBefore = caps.osd();
                var monAfter = changed(random, monBefore, caps.mon());
                var osdAfter = changed(random, osdBefore, caps.osd());
                var found =
                        Comparison.between(
                                Map.of("mon", monBefore, "osd", osdBefore),
                                Map.of("mon", monAfter, "osd", osdAfter),
                                release);
                found.losses()
                        .forEach(loss ->
                                isReal(
                                        loss,
                                        loss.service() == Service.MON ? monAfter : osdAfter,
                                        release));
                if (!found.nothingIsLost()) {
                    continue;
                }
                clean++;
                for (var j = 0; j < REQUESTS; j++) {
                    var client = CLIENTS.get(random.nextInt(CLIENTS.size()));
                    var mon = requests.mon().from(client);
                    notLost(MonQuestion.of(monBefore, mon), MonQuestion.of(monAfter, mon), release);
                    var osd = requests.osd(Optional.of(client));
                    notLost(OsdQuestion.of(osdBefore, osd), OsdQuestion.of(osdAfter, osd), release);
                }
            }
            assertThat(clean).as("pairs without a loss in " + release).isGreaterThan(PAIRS / 20);
        }
    }

    private static String changed(Random random, String before, String other) {
        return switch (random.nextInt(6)) {
            case 0 -> before;
            case 1, 2 -> before + ", " + other;
            case 3 -> other + ";" + before;
            case 4 -> before.contains(",") ? before.substring(before.indexOf(',') + 1) : other;
            default -> other;
        };
    }

    private static void notLost(Question before, Question after, Release release) {
        if (before.in(release).may() == May.YES) {
            assertThat(after.in(release).may())
                    .as("%s%n%s in %s", before, after.cap(), release)
                    .isNotEqualTo(May.NO);
        }
    }

    private static void isReal(Loss loss, String after, Release release) {
        var before = loss.example().orElseThrow();
        assertThat(before.in(release).may()).as("%s", loss).isEqualTo(May.YES);
        Question now =
                switch (before) {
                    case MonQuestion mon -> MonQuestion.of(after, mon.request());
                    case OsdQuestion osd -> OsdQuestion.of(after, osd.request());
                };
        assertThat(now.in(release).may()).as("%s", loss).isEqualTo(May.NO);
    }

    @Test
    void what_is_only_added_takes_nothing_away() {
        var caps = new SeededCaps(new Random(SEED));
        for (var i = 0; i < PAIRS; i++) {
            var mon = caps.mon();
            var osd = caps.osd();
            for (var release : List.of(Release.PACIFIC, Release.SQUID)) {
                keeps(
                        Comparison.between(
                                Map.of("mon", mon, "osd", osd),
                                Map.of(
                                        "mon",
                                        caps.mon() + "," + mon,
                                        "osd",
                                        osd + ";" + caps.osd()),
                                release));
            }
        }
    }

    /// Nothing of a cap is kept where a part of it cannot be read.
    @Test
    void what_is_added_in_words_of_a_later_release_takes_everything_away() {
        var before = Map.of("osd", "allow rwx pool=vms");
        var after = Map.of("osd", "allow rwx pool=vms, allow rw tag cephfs data=x");
        assertThat(Comparison.between(before, after, Release.LUMINOUS).losses()).hasSize(1);
        keeps(Comparison.between(before, after, new Release(13)));
    }

    @Test
    void the_remedy_of_any_caps_loses_nothing() {
        var caps = new SeededCaps(new Random(SEED));
        for (var i = 0; i < PAIRS; i++) {
            var before =
                    new TreeMap<>(
                            Map.of(
                                    "mon",
                                    caps.mon(),
                                    "osd",
                                    caps.osd(),
                                    "mgr",
                                    caps.mgr(),
                                    "mds",
                                    caps.mds()));
            if (Remedy.smallestRemedy("client.x", before, Release.PACIFIC, Release.PACIFIC)
                    instanceof Remedy.Change change) {
                var after = new TreeMap<>(before);
                after.put("mon", change.after());
                assertThat(Comparison.between(before, after, Release.PACIFIC))
                        .isEqualTo(new Comparison(List.of(), List.of()));
                assertThat(change.command()).contains("osd ", "mgr ", "mds ");
            }
        }
    }

    @Test
    void what_is_said_in_other_words_is_not_lost() {
        keeps(mon("allow rw", "allow service osd w, allow w; allow r"));
        keeps(mon("profile rbd", "allow rwx"));
        keeps(
                mon(
                        "allow r network 10.0.0.0/8",
                        "allow r network 10.0.0.0/9, allow r network 10.128.0.0/9"));
        keeps(
                osd(
                        "profile rbd pool=a",
                        "allow rwx pool=a, allow class-read object_prefix rbd_, allow r"
                                + " object_prefix rbd_info, allow class rbd metadata_list"
                                + " object_prefix rbd_info"));
        keeps(osd("allow rw namespace=a1", "allow rwx namespace=a*"));
        keeps(osd("allow rwx pool=a tag", "")); // it could not be read
        keeps(osd("allow rw tag cephfs data=x", "allow rw tag cephfs *=*"));
    }

    private static void keeps(Comparison comparison) {
        assertThat(comparison).isEqualTo(new Comparison(List.of(), List.of()));
    }

    @Test
    void what_is_lost_is_told_with_an_example() {
        assertThat(mon("allow rw", "allow r, profile rbd").losses())
                .singleElement()
                .satisfies(loss ->
                        assertThat(loss)
                                .hasToString(
                                        "mon: 'allow rw' let them have 'osd blacklist' carried out, which needs w of osd"));
        assertThat(osd("allow rwx pool=vms", "profile rbd-read-only pool=vms").losses())
                .singleElement()
                .satisfies(loss ->
                        assertThat(loss)
                                .hasToString(
                                        "osd: 'allow rwx pool=vms' let them read and write object x in pool vms"));
        assertThat(osd("allow r, allow w", "allow rw").nothingIsLost()).isTrue();
        assertThat(osd("allow rw", "allow r, allow w").losses())
                .as("not in one operation")
                .hasSize(1);
        assertThat(osd("allow *", "allow rwx").losses()).as("classes kept back").hasSize(1);
        assertThat(mon("profile rbd", "").losses()).hasSize(1);
        assertThat(mon("profile nosuch", "").nothingIsLost()).isTrue();
    }

    @Test
    void what_cannot_be_told_is_a_doubt() {
        var change =
                mon(
                        "allow command \"osd blocklist\" with addr regex \"[0-9.]+:0/[0-9]+\"",
                        "allow command \"osd blocklist\" with addr regex \"[0-9.]*:0/[0-9]*\"");
        assertThat(change.losses()).isEmpty();
        assertThat(change.doubts()).hasSize(1);
        var mgr =
                Comparison.between(
                        Map.of("mgr", "profile rbd pool=a"),
                        Map.of("mgr", "profile rbd"),
                        Release.PACIFIC);
        assertThat(mgr.doubts()).hasSize(1);
        assertThat(
                        Comparison.between(
                                        Map.of("mgr", "profile rbd"),
                                        Map.of("mgr", "allow *, allow r"),
                                        Release.PACIFIC)
                                .nothingIsLost())
                .isTrue();
        assertThat(
                        Comparison.between(Map.of("mds", "allow rw"), Map.of(), Release.PACIFIC)
                                .losses())
                .hasSize(1);
    }
}
