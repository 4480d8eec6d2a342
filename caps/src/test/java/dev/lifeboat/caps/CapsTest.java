package dev.lifeboat.caps;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CapsTest {
    private static MonQuestion blocklist(String cap, Spelling spelling) {
        return new MonQuestion(
                cap,
                "osd",
                spelling.command(),
                Map.of(spelling.operation(), "add", "addr", "10.0.0.1:0/1"),
                "rw",
                Optional.of("10.0.0.1"));
    }

    private static OsdQuestion write(String cap) {
        return new OsdQuestion(
                cap,
                "vms",
                "",
                "x",
                "rw",
                List.of(),
                Optional.of("10.0.0.1"),
                Optional.of(Map.of()));
    }

    @Test
    void without_a_release_it_is_what_all_say_or_unknown_naming_them() {
        assertThat(Caps.may(blocklist("profile rbd", Spelling.BLACKLIST)))
                .isEqualTo(new Verdict(May.YES, "'profile rbd' allows it"));
        assertThat(Caps.may(blocklist("profile rbd", Spelling.BLOCKLIST)))
                .isEqualTo(
                        new Verdict(
                                May.UNKNOWN,
                                "it depends on the release: YES in Ceph 16 to 19; NO in Ceph 12 to"
                                        + " 15"));
        assertThat(Caps.may(blocklist("profile rbd", Spelling.BLOCKLIST), Release.SQUID))
                .isEqualTo(
                        new Verdict(
                                May.YES,
                                "'profile rbd' allows it (Ceph 19: from its source, not tried)"));
        assertThat(Caps.may(write("profile rbd pool=vms")))
                .isEqualTo(new Verdict(May.YES, "'profile rbd pool=vms' allows it"));
        assertThat(Caps.may(write("allow rwx pool=other")).may()).isEqualTo(May.NO);
    }

    /// More than the rights on their services: `smart` is of the mon, of which a mgr has rw.
    @Test
    void the_profile_of_the_mgr_has_some_commands_as_a_whole() {
        var smart =
                new MonQuestion("profile mgr", "mon", "smart", Map.of(), "rwx", Optional.empty());
        assertThat(Caps.may(smart, Release.PACIFIC).may()).isEqualTo(May.YES);
        assertThat(Caps.may(smart, Release.OCTOPUS).may()).isEqualTo(May.UNKNOWN);
        assertThat(Caps.may(smart, new Release(13)).may()).isEqualTo(May.NO);
    }

    /// Nobody can have it there.
    @Test
    void releases_that_refuse_a_cap_have_no_say() {
        assertThat(Caps.may(write("allow rwx network 10.0.0.0/8")).may()).isEqualTo(May.YES);
        assertThat(Caps.may(write("allow rw tag rbd *=*")).may()).isEqualTo(May.NO);
        assertThat(Caps.may(write("allow rwx pool=$")))
                .isEqualTo(
                        new Verdict(
                                May.NO,
                                "Ceph cannot read this cap, so that it gives nothing: stopped at 'pool=$' of 'allow rwx pool=$'"));
        assertThat(Caps.may(write(""))).isEqualTo(new Verdict(May.NO, "there is no osd cap"));
        assertThat(Caps.may(blocklist("", Spelling.BLOCKLIST)).because())
                .isEqualTo("there is no mon cap");
    }

    /// Each asked of 16.2.15 by hand.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            value = {
                "osd|allow class rbd pool=vms|stopped at '=vms' of 'allow class rbd pool=vms'",
                "osd|allow profile rbd|stopped at 'allow profile rbd' of 'allow profile rbd'",
                "osd|allow r tag rbd *=* namespace=x|stopped at 'namespace=x' of 'allow r tag rbd *=* namespace=x'",
                "osd|allow r class-write class-read|stopped at 'class-read' of 'allow r class-write class-read'",
                "osd|allow pool=vms|stopped at 'allow pool=vms' of 'allow pool=vms'",
                "mon|allow r fsname=a network 1.2.3.4/32|stopped at 'network 1.2.3.4/32' of 'allow r fsname=a network 1.2.3.4/32'",
                "mgr|profile rbdx|unrecognized profile 'rbdx'",
                "mgr|profile rbd foo=bar|profile 'rbd' does not recognize key 'foo'",
                "mgr|allow module x with r|stopped at 'ith r' of 'allow module x with r'",
                "mds|allow rw fsname=a uid=1|stopped at 'uid=1' of 'allow rw fsname=a uid=1'",
                "mds|allow rw path=/a:b|stopped at ':b' of 'allow rw path=/a:b'",
                "mds|profile mds|stopped at 'profile mds' of 'profile mds'"
            })
    void a_bad_cap_is_refused_in_cephs_own_words(String service, String cap, String said) {
        var answer = Caps.parse(Service.named(service).orElseThrow(), cap, Release.PACIFIC);
        assertThat(answer).isInstanceOf(ParseAnswer.Bad.class);
        assertThat(((ParseAnswer.Bad) answer).said()).isEqualTo(said);
    }

    @Test
    void a_good_cap_is_taken_apart() {
        assertThat(
                        Caps.parse(
                                Service.OSD,
                                " allow r pool=a ; profile 'rbd' network ::/0\n",
                                Release.PACIFIC))
                .isEqualTo(
                        new ParseAnswer.Good(
                                List.of("allow r pool=a", "profile 'rbd' network ::/0")));
        assertThat(Caps.parse(Service.MDS, "allow", Release.PACIFIC))
                .isEqualTo(new ParseAnswer.Good(List.of("allow")));
        assertThat(Caps.parse(Service.MGR, "profile rbd pool = a, allow r", Release.PACIFIC))
                .isEqualTo(new ParseAnswer.Good(List.of("profile rbd pool = a", "allow r")));
        assertThat(Caps.parse(Service.MON, "", Release.PACIFIC))
                .isEqualTo(new ParseAnswer.Bad(0, "stopped at end of ''"));
        assertThat(Service.named("nfs")).isEmpty();
    }

    @Test
    void what_a_release_takes_is_not_known_where_no_source_says() {
        var network = "allow r network 10.0.0.0/8";
        assertThat(Caps.parse(Service.MON, network, Release.LUMINOUS))
                .isEqualTo(
                        new ParseAnswer.Bad(
                                8,
                                "stopped at 'network 10.0.0.0/8' of 'allow r network 10.0.0.0/8'"));
        assertThat(Caps.parse(Service.MON, network, new Release(13)))
                .isInstanceOf(ParseAnswer.NotKnown.class);
        assertThat(Caps.parse(Service.MON, network, new Release(14)))
                .isInstanceOf(ParseAnswer.Good.class);
        assertThat(Caps.parse(Service.MON, network, new Release(23)))
                .isEqualTo(new ParseAnswer.NotKnown("caps of Ceph 23 are not known here"));
        assertThat(Caps.parse(Service.MGR, "profile nosuch", Release.LUMINOUS))
                .as("read as a mon cap")
                .isInstanceOf(ParseAnswer.Good.class);
        assertThat(Caps.parse(Service.MDS, "allow rw root_squash uid=1", Release.SQUID))
                .isInstanceOf(ParseAnswer.Good.class);
    }

    @Test
    void every_difference_has_a_source_and_releases_it_divides() {
        for (var difference : Difference.values()) {
            assertThat(difference.source()).isNotBlank();
            assertThat(difference.in(Release.SQUID)).as(difference.name()).isEqualTo(May.YES);
            assertThat(Release.ALL)
                    .as(difference.name())
                    .anyMatch(release -> difference.in(release) != May.YES);
        }
    }

    @Test
    void the_monitors_commands_are_known() {
        assertThat(MonCommand.named("osd blocklist")).contains(new MonCommand("osd", "rw"));
        assertThat(MonCommand.named("auth get")).contains(new MonCommand("auth", "rx"));
        assertThat(MonCommand.named("osd pool application get"))
                .contains(new MonCommand("osd", "r"));
        assertThat(MonCommand.named("osd blocklst")).isEmpty();
    }
}
