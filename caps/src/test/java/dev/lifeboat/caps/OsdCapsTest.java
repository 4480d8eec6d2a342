package dev.lifeboat.caps;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OsdCapsTest {
    private static final ClassCall GET_SIZE = new ClassCall("rbd", "get_size", true, false, true);
    private static final ClassCall ATTACH = new ClassCall("rbd", "child_attach", true, true, true);

    private static OsdCaps caps(String text, Release release) {
        return switch (OsdCaps.parse(text, release)) {
            case Parsed.Good<OsdCaps>(var caps) -> caps;
            case Parsed.StopsAt<OsdCaps> stop -> throw new AssertionError(stop.toString());
        };
    }

    private static OsdRequest request(String place, String needs, ClassCall... calls) {
        var parts = List.of(place.split("/", -1));
        return new OsdRequest(
                parts.get(0),
                parts.get(1),
                parts.get(2),
                needs,
                List.of(calls),
                Optional.of("10.91.0.9"),
                Optional.of(Map.of("rbd", Map.of("k", "v"))));
    }

    private static May may(String caps, String place, String needs, ClassCall... calls) {
        return caps(caps, Release.PACIFIC).may(request(place, needs, calls)).may();
    }

    @Test
    void letters_of_two_parts_do_not_add_up_but_calls_of_classes_do() {
        assertThat(may("allow r, allow w", "vms//x", "rw")).isEqualTo(May.NO);
        assertThat(may("allow r, allow w", "vms//x", "w")).isEqualTo(May.YES);
        assertThat(may("allow class-read, allow class rbd", "vms//x", "", GET_SIZE, ATTACH))
                .isEqualTo(May.YES);
        assertThat(may("allow class-read, allow class-write", "vms//x", "", ATTACH))
                .as("one method that reads and writes")
                .isEqualTo(May.NO);
        assertThat(may("allow class rbd, allow r", "vms//x", "r", GET_SIZE))
                .as("the class is allowed where nothing is read besides")
                .isEqualTo(May.NO);
    }

    @Test
    void a_class_that_is_kept_back_is_called_by_a_star_or_by_its_name() {
        var hidden = new ClassCall("numops", "add", true, true, false);
        assertThat(may("allow rwx", "vms//x", "", hidden)).isEqualTo(May.NO);
        assertThat(may("allow *", "vms//x", "", hidden)).isEqualTo(May.YES);
        assertThat(may("allow class numops", "vms//x", "", hidden)).isEqualTo(May.YES);
        assertThat(may("allow class numops mul", "vms//x", "", hidden)).isEqualTo(May.NO);
    }

    @Test
    void namespaces_are_one_or_those_that_begin_so() {
        assertThat(may("allow r pool=vms namespace=a*", "vms/ab/x", "r")).isEqualTo(May.YES);
        assertThat(may("allow r pool=vms namespace=a*", "vms//x", "r")).isEqualTo(May.NO);
        assertThat(may("allow r namespace=\"\"", "vms//x", "r")).isEqualTo(May.YES);
        assertThat(may("allow r namespace=\"\"", "vms/a/x", "r")).isEqualTo(May.NO);
        assertThat(may("allow r namespace=''*", "vms/a/x", "r")).isEqualTo(May.YES);
        assertThat(may("allow r", "vms/a/x", "r")).isEqualTo(May.YES);
    }

    @Test
    void profile_rbd_reads_what_clones_need_outside_of_its_pool() {
        var profile = "profile rbd pool=vms";
        assertThat(may(profile, "images//rbd_children", "", GET_SIZE)).isEqualTo(May.YES);
        assertThat(may(profile, "images//rbd_info", "r")).isEqualTo(May.YES);
        assertThat(may(profile, "images//rbd_header.1", "r")).isEqualTo(May.NO);
        assertThat(may(profile, "vms//rbd_header.1", "rw", ATTACH)).isEqualTo(May.YES);
        var readOnly = "profile rbd-read-only pool=images";
        assertThat(may(readOnly, "images//rbd_header.1", "", ATTACH)).isEqualTo(May.YES);
        assertThat(may(readOnly, "images//rbd_data.1", "", ATTACH)).isEqualTo(May.NO);
        assertThat(may(readOnly, "images//rbd_data.1", "w")).isEqualTo(May.NO);
    }

    @Test
    void a_tag_is_what_the_pool_has_been_given() {
        assertThat(may("allow rw tag rbd *=*", "vms//x", "rw")).isEqualTo(May.YES);
        assertThat(may("allow rw tag rbd k=v", "vms//x", "rw")).isEqualTo(May.YES);
        assertThat(may("allow rw tag rbd *=v", "vms//x", "rw")).isEqualTo(May.YES);
        assertThat(may("allow rw tag rbd k=w", "vms//x", "rw")).isEqualTo(May.NO);
        assertThat(may("allow rw tag cephfs *=*", "vms//x", "rw")).isEqualTo(May.NO);
        var unknown =
                new OsdRequest("vms", "", "x", "r", List.of(), Optional.empty(), Optional.empty());
        assertThat(caps("allow r tag rbd *=*", Release.PACIFIC).may(unknown))
                .isEqualTo(
                        new Verdict(
                                May.UNKNOWN,
                                "'allow r tag rbd *=*' cannot be told: it depends on what the pool"
                                        + " is tagged with"));
        assertThat(caps("allow r network 10.0.0.0/8", Release.PACIFIC).may(unknown).may())
                .isEqualTo(May.UNKNOWN);
        assertThat(caps("allow r network 10.0.0.0/8, allow r", Release.PACIFIC).may(unknown).may())
                .isEqualTo(May.YES);
    }

    @Test
    void each_answer_says_what_it_rests_on() {
        var caps = caps("allow rwx pool=vms, allow class-read", Release.PACIFIC);
        assertThat(caps.may(request("vms//x", "rw")))
                .isEqualTo(new Verdict(May.YES, "'allow rwx pool=vms' allows it"));
        assertThat(caps.may(request("other//x", "r")).because())
                .isEqualTo("no part of 'allow rwx pool=vms, allow class-read' gives r there");
        assertThat(caps.may(request("other//x", "", ATTACH)).because())
                .isEqualTo("'allow class-read' does not let them call rbd.child_attach");
        assertThat(caps("allow r pool=vms", Release.PACIFIC).may(request("other/ns/x", "r")))
                .isEqualTo(
                        new Verdict(
                                May.NO,
                                "nothing in 'allow r pool=vms' is of object x in pool other,"
                                        + " namespace ns"));
        assertThat(caps("profile rbdx", Release.PACIFIC).may(request("vms//x", "")))
                .isEqualTo(new Verdict(May.NO, "'profile rbdx' gives nothing"));
        assertThat(OsdCaps.none(Release.PACIFIC).may(request("vms//x", "")).because())
                .isEqualTo("there is no osd cap");
    }

    /// Known from its source and from what was said of its changes, not tried.
    @Test
    void older_releases_know_less() {
        assertThat(OsdCaps.parse("allow r namespace=a*", Release.LUMINOUS))
                .hasToString("stopped at '*' of 'allow r namespace=a*'");
        assertThat(OsdCaps.parse("allow r tag rbd *=*", Release.LUMINOUS))
                .hasToString("stopped at 'tag rbd *=*' of 'allow r tag rbd *=*'");
        var auid = "allow rw auid 7";
        assertThat(caps(auid, Release.LUMINOUS).may(request("vms//x", "r")).may())
                .isEqualTo(May.UNKNOWN);
        assertThat(caps(auid, new Release(14)).may(request("vms//x", "r")).may())
                .isEqualTo(May.YES);
        assertThat(OsdCaps.parse(auid, Release.PACIFIC))
                .hasToString("stopped at 'auid 7' of 'allow rw auid 7'");
        var info = request("images//rbd_info", "r");
        assertThat(caps("profile rbd pool=vms", Release.LUMINOUS).may(info).may())
                .isEqualTo(May.NO);
        var mirroring = request("images//rbd_mirroring", "", GET_SIZE);
        assertThat(caps("profile rbd pool=vms", Release.LUMINOUS).may(mirroring).may())
                .isEqualTo(May.UNKNOWN);
    }
}
