package dev.lifeboat.caps;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever the text: no exception, no hang, and what is said of it is about it.
class FuzzTest {
    private static final long SEED = Long.getLong("lifeboat.fuzz.seed", 20261123);
    private static final Duration SHORT = Duration.ofMillis(700);
    private static final Duration LONG =
            Duration.ofSeconds(Integer.getInteger("lifeboat.fuzz.seconds", 600));

    /// Texts that were damaged before and are damaged further.
    private static final int CORPUS = 2000;

    /// Longer ones are cut: they only slow the search down.
    private static final int LONGEST = 2000;

    /// All that is done with one text takes microseconds.
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final int HUGE = 200_000;

    @Test
    void damaged_caps_are_read_or_refused() {
        assertThat(fuzz(SHORT)).isGreaterThan(100);
    }

    /// Needs no lab; it is with the tests that take too long for every change.
    @Test
    @Tag("lab")
    @Tag("all")
    void damaged_caps_are_read_or_refused_for_ten_minutes() {
        assertThat(fuzz(LONG)).isGreaterThan(100_000);
    }

    private static long fuzz(Duration time) {
        var random = new Random(SEED);
        var seeded = new SeededCaps(random);
        var damage = new Damage(random);
        var corpus = new ArrayList<String>();
        var auditor = new Auditor(Release.PACIFIC, Release.PACIFIC, Optional.empty());
        var end = System.nanoTime() + time.toNanos();
        var done = 0L;
        while (System.nanoTime() < end) {
            if (corpus.size() < CORPUS || random.nextInt(10) == 0) {
                add(
                        corpus,
                        random,
                        List.of(seeded.mon(), seeded.osd(), seeded.mgr(), seeded.mds()));
            }
            var damaged = damage.of(corpus.get(random.nextInt(corpus.size())));
            var text = damaged.length() > LONGEST ? damaged.substring(0, LONGEST) : damaged;
            add(corpus, random, List.of(text));
            var other = corpus.get(random.nextInt(corpus.size()));
            var seed = random.nextLong();
            takesNoTime(text + "\n" + other, () -> use(text, other, auditor, new Random(seed)));
            done++;
        }
        return done;
    }

    /// What is slow is done again: a busy machine stops now and then, but not twice.
    private static void takesNoTime(String what, Runnable work) {
        if (time(work).compareTo(PATIENCE) > 0) {
            assertThat(time(work)).as("%s", what).isLessThan(PATIENCE);
        }
    }

    private static Duration time(Runnable work) {
        var begun = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private static void add(List<String> corpus, Random random, List<String> texts) {
        for (var text : texts) {
            if (corpus.size() < CORPUS) {
                corpus.add(text);
            } else {
                corpus.set(random.nextInt(CORPUS), text);
            }
        }
    }

    private static void use(String text, String other, Auditor auditor, Random random) {
        var release = Release.ALL.get(random.nextInt(Release.ALL.size()));
        var requests = new SeededRequests(random);
        for (var service : Service.values()) {
            if (Caps.parse(service, text, release)
                    instanceof ParseAnswer.Bad(var position, var said)) {
                assertThat(position).as(text).isBetween(0, text.length());
                assertThat(said).isNotEmpty();
            }
            assertThat(Note.of(service, text, release, Optional.empty())).isNotNull();
        }
        var mon = MonQuestion.of(text, requests.mon().from("10.91.0.9"));
        var osd = OsdQuestion.of(text, requests.osd(Optional.of("fd00::1")));
        assertThat(List.of(Caps.may(mon), Caps.may(osd)))
                .allSatisfy(verdict -> assertThat(verdict.because()).isNotEmpty());
        var caps = new TreeMap<>(Map.of("mon", text, "osd", text, "mgr", other, "mds", text));
        assertThat(auditor.audit("client.x", caps).byRelease()).hasSameSizeAs(Release.ALL);
        var compared = Comparison.between(caps, Map.of("mon", other, "osd", other), release);
        assertThat(compared).isNotNull();
    }

    /// Twice as long may take twice as long and no more: a square of this would take hours.
    @ParameterizedTest
    @ValueSource(
            strings = {
                " ",
                "allow r,",
                "allow r, ",
                "allow",
                "profile rbd ",
                "\"",
                "'",
                "allow command \"a",
                "allow command x with a=b,",
                "allow r pool=\"",
                "allow rwx pool=a namespace=b object_prefix c,",
                "allow r tag a b=",
                "network ",
                "allow r network 1/",
                "a=b ",
                "x",
                "*",
                "allow * ",
                "allow class ",
                "allow rw path=\"",
                "allow rw gids=1,",
                "1,",
                "profile rbd pool=a x prefix y ",
                "allow service a r,",
                "allow module x with a=b c=d "
            })
    void long_caps_take_as_long_as_they_are(String part) {
        var text = part.repeat(HUGE / part.length());
        for (var start :
                List.of(
                        "",
                        "allow r ",
                        "allow command x with ",
                        "allow rw gids=",
                        "profile rbd ",
                        "allow r pool=\"")) {
            var cap = start + text;
            takesNoTime(start + part, () -> read(cap));
        }
    }

    private static void read(String cap) {
        for (var service : Service.values()) {
            assertThat(Caps.parse(service, cap, Release.PACIFIC)).isNotNull();
            assertThat(Note.of(service, cap, Release.PACIFIC, Optional.empty())).isNotNull();
        }
        var before = Map.of("mon", cap, "osd", cap);
        var after = Map.of("mon", "profile rbd", "osd", "allow r");
        assertThat(Comparison.between(before, after, Release.PACIFIC)).isNotNull();
    }

    /// Ceph matches with std::regex, which such an expression keeps busy for ever; here it is given
    /// up.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "(a+)+b",
                "(a|a)*b",
                "(a*)*b",
                "(.*)(.*)(.*)(.*)(.*)(.*)(.*)(.*)x",
                "((a{1,99}){1,99}){1,99}b",
                "(a|aa)+b",
                "((((((((((a*)*)*)*)*)*)*)*)*)*b",
                "(((){9999}){9999}){9999}b",
                "(((a|){9999}){9999}){9999}b"
            })
    void expressions_that_try_everything_take_no_time(String expression) {
        var question =
                new MonQuestion(
                        "allow command \"osd blocklist\" with addr regex \"" + expression + "\"",
                        "osd",
                        "osd blocklist",
                        Map.of("blocklistop", "add", "addr", "a".repeat(60)),
                        "rw",
                        Optional.empty());
        takesNoTime(expression, () -> assertThat(Caps.may(question).may()).isNotEqualTo(May.YES));
    }
}
