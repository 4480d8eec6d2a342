package dev.lifeboat.caps;

import static dev.lifeboat.caps.Spelling.BLACKLIST;
import static dev.lifeboat.caps.Spelling.BLOCKLIST;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MonCapsTest {
    private static final String CLIENT = "10.91.0.11:0/29677";

    static MonCaps caps(String text) {
        return caps(text, Release.PACIFIC);
    }

    private static MonCaps caps(String text, Release release) {
        return switch (MonCaps.parse(text, release)) {
            case Parsed.Good<MonCaps>(var caps) -> caps;
            case Parsed.StopsAt<MonCaps> stop -> throw new AssertionError(stop.toString());
        };
    }

    private static May may(String caps, Spelling spelling) {
        return caps(caps).mayBlocklist(spelling, CLIENT, false).may();
    }

    private static Verdict takeover(String caps) {
        return caps(caps).mayBreakLocks(Release.PACIFIC, Optional.empty());
    }

    @Test
    void the_caps_of_2019_may_not_and_the_sentence_says_why() {
        assertThat(takeover("allow r"))
                .isEqualTo(new Verdict(May.NO, "nothing in 'allow r' allows it"));
        assertThat(MonCaps.none(Release.PACIFIC).mayBreakLocks(Release.PACIFIC, Optional.empty()))
                .isEqualTo(new Verdict(May.NO, "there is no mon cap"));
    }

    @Test
    void the_fix_of_the_luminous_era_fails_again_since_pacific() {
        var fixed = "allow r, allow command \"osd blacklist\"";
        assertThat(may(fixed, BLACKLIST)).isEqualTo(May.YES);
        assertThat(takeover(fixed))
                .isEqualTo(
                        new Verdict(
                                May.NO,
                                "'allow command \"osd blacklist\"' allows the other spelling of"
                                        + " it only"));
        var old = caps(fixed).mayBreakLocks(Release.OCTOPUS, Optional.empty());
        assertThat(old.may()).isEqualTo(May.YES);
    }

    @Test
    void profile_rbd_may_refuse_one_client_and_not_a_host_by_its_name() {
        var caps = caps("profile rbd");
        for (var spelling : Spelling.values()) {
            assertThat(caps.mayBlocklist(spelling, CLIENT, false))
                    .isEqualTo(new Verdict(May.YES, "'profile rbd' allows it"));
            assertThat(caps.mayBlocklist(spelling, CLIENT, true).may()).isEqualTo(May.NO);
            assertThat(caps.may(MonRequest.unblocklist(spelling, CLIENT)).may()).isEqualTo(May.NO);
        }
        // Seen on 16.2.15: the pattern wants a nonce, and 0 is one.
        assertThat(caps.mayBlocklist(BLOCKLIST, "10.91.0.11:0/0", false).may()).isEqualTo(May.YES);
    }

    @Test
    void before_pacific_profile_rbd_knows_the_old_spelling_and_so_does_the_monitor() {
        var caps = caps("profile rbd", Release.OCTOPUS);
        assertThat(caps.mayBlocklist(BLACKLIST, CLIENT, false))
                .isEqualTo(
                        new Verdict(
                                May.YES,
                                "'profile rbd' allows it (Ceph 15: from its source, not tried)"));
        assertThat(caps("allow *", Release.OCTOPUS).mayBlocklist(BLOCKLIST, CLIENT, false))
                .isEqualTo(
                        new Verdict(
                                May.NO,
                                "monitors of Ceph 15 do not know 'osd blocklist', only 'osd"
                                        + " blacklist'"));
    }

    @Test
    void a_client_newer_than_the_monitors_asks_by_the_old_name() {
        var old = caps("allow command \"osd blacklist\"", Release.OCTOPUS);
        assertThat(old.mayBreakLocks(Release.PACIFIC, Optional.empty()).may()).isEqualTo(May.YES);
        var caps = caps("allow command \"osd blocklist\"", Release.OCTOPUS);
        assertThat(caps.mayBreakLocks(Release.PACIFIC, Optional.empty()).may()).isEqualTo(May.NO);
    }

    @Test
    void rights_of_several_grants_add_up() {
        assertThat(may("allow r, allow w", BLOCKLIST)).isEqualTo(May.YES);
        assertThat(may("allow r, allow service osd w", BLOCKLIST)).isEqualTo(May.YES);
        assertThat(may("allow r, allow service mon w", BLOCKLIST)).isEqualTo(May.NO);
    }

    @Test
    void a_cap_that_holds_in_one_network_depends_on_where_the_client_is() {
        var caps = caps("profile rbd network 10.91.0.0/16");
        var question = MonRequest.blocklist(BLOCKLIST, CLIENT);
        assertThat(caps.may(question))
                .isEqualTo(
                        new Verdict(
                                May.UNKNOWN,
                                "'profile rbd network 10.91.0.0/16' cannot be told: it depends"
                                        + " on where the client is"));
        assertThat(caps.may(question.from("10.91.0.12")).may()).isEqualTo(May.YES);
        assertThat(caps.may(question.from("10.92.0.12")).may()).isEqualTo(May.NO);
        assertThat(caps.may(question.from("fd00::1")).may()).isEqualTo(May.NO);
    }

    @Test
    void what_is_not_known_here_is_unknown_and_never_no() {
        var regex = "allow command \"osd blocklist\" with addr regex \"[[.a.]0-9.:/]+\"";
        assertThat(takeover(regex))
                .isEqualTo(
                        new Verdict(
                                May.UNKNOWN,
                                "'"
                                        + regex
                                        + "' cannot be told: the expression for addr is beyond"
                                        + " what is known here"));
        assertThat(takeover(regex + ", profile rbd").may()).isEqualTo(May.YES);
        var tomorrow = new Release(23);
        assertThat(caps("allow *", tomorrow).mayBlocklist(BLOCKLIST, CLIENT, false))
                .isEqualTo(new Verdict(May.UNKNOWN, "caps of Ceph 23 are not known here"));
    }

    @Test
    void keys_of_others_are_opened_by_a_star_alone() {
        var question =
                new MonRequest(
                        "config-key", "config-key get", Map.of("key", "x"), "r", Optional.empty());
        assertThat(caps("allow rwx").may(question).may()).isEqualTo(May.NO);
        assertThat(caps("allow *").may(question).may()).isEqualTo(May.YES);
        assertThat(caps("profile osd").may(question).may()).isEqualTo(May.NO);
    }

    @Test
    void it_stops_where_ceph_stops_and_says_it_as_ceph_does() {
        assertThat(MonCaps.parse("allow r, foo", Release.PACIFIC))
                .hasToString("stopped at ', foo' of 'allow r, foo'");
        assertThat(MonCaps.parse("", Release.PACIFIC)).hasToString("stopped at end of ''");
        assertThat(MonCaps.parse("allow rw pool=vms", Release.PACIFIC))
                .hasToString("stopped at 'pool=vms' of 'allow rw pool=vms'");
    }
}
