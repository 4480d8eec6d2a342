package dev.lifeboat.caps;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AuditorTest {
    private final Auditor auditor =
            new Auditor(Release.PACIFIC, Release.PACIFIC, Optional.of(Set.of("vms", "images")));

    private Audit audit(String... caps) {
        var byService = new TreeMap<String, String>();
        for (var i = 0; i < caps.length; i += 2) {
            byService.put(caps[i], caps[i + 1]);
        }
        return auditor.audit("client.x", byService);
    }

    @Test
    void the_fix_of_the_luminous_era_works_until_octopus() {
        var audit =
                audit(
                        "mon",
                        "allow r, allow command \"osd blacklist\"",
                        "osd",
                        "allow rwx pool=vms");
        assertThat(audit.mayBreakLocks().may()).isEqualTo(May.NO);
        audit.byRelease()
                .forEach((release, verdict) ->
                        assertThat(verdict.may())
                                .as("%s", release)
                                .isEqualTo(release.saysBlocklist() ? May.NO : May.YES));
        assertThat(audit.remedy())
                .extracting(remedy -> ((Remedy.Change) remedy).command())
                .isEqualTo(
                        "ceph auth caps client.x mon 'allow r, allow command \"osd blacklist\", profile rbd' osd 'allow rwx pool=vms'");
        assertThat(audit.mayWrite()).hasToString("pool vms");
        assertThat(audit.notes())
                .extracting(Note::text)
                .containsExactly(
                        "clients since Ceph 16 ask for 'osd blocklist', which it does not allow");
    }

    @Test
    void the_old_name_is_not_in_vain_beside_the_new_one() {
        for (var more : List.of("allow command \"osd blocklist\"", "profile rbd", "allow rw")) {
            var cap = "allow r, allow command \"osd blacklist\", " + more;
            assertThat(audit("mon", cap).notes()).as(cap).isEmpty();
        }
    }

    @Test
    void profile_rbd_may_in_every_release_whole_hosts_by_nonce_0_included() {
        var audit =
                audit(
                        "mon",
                        "profile rbd",
                        "osd",
                        "profile rbd pool=vms, profile rbd-read-only pool=images",
                        "mgr",
                        "profile rbd pool=vms");
        assertThat(audit.byRelease().values())
                .allSatisfy(verdict -> assertThat(verdict.may()).isEqualTo(May.YES));
        assertThat(audit.mayBlocklistHosts().may()).isEqualTo(May.YES);
        assertThat(audit.remedy()).isEqualTo(new Remedy.NotNeeded("'profile rbd' allows it"));
        assertThat(audit.overBroad()).isEmpty();
        assertThat(audit.notes()).isEmpty();
        assertThat(audit.mayWrite()).hasToString("pool vms");
    }

    @Test
    void what_hardly_anybody_should_have_is_told() {
        assertThat(
                        audit(
                                        "mon", "allow *", "osd", "allow *", "mgr", "allow *", "mds",
                                        "allow *")
                                .overBroad())
                .containsExactly(
                        "may have the monitors do anything, and read every key",
                        "may do anything with every object of every pool",
                        "may have the mgr daemons do anything",
                        "may have the mds daemons do anything");
        assertThat(audit("mon", "allow rwx").overBroad())
                .containsExactly("may change everybody's caps, its own too, and so do anything");
        assertThat(audit("mon", "allow rw", "osd", "allow rwx").overBroad())
                .containsExactly(
                        "may change pools and OSDs, and remove them",
                        "may write every object of every pool");
        assertThat(audit("mon", "allow rx").overBroad())
                .containsExactly("may read everybody's keys, and so be anybody");
    }

    @Test
    void where_it_may_write() {
        assertThat(audit("osd", "allow r").mayWrite()).hasToString("nowhere");
        assertThat(audit("osd", "allow rwx").mayWrite()).hasToString("everywhere");
        assertThat(
                        audit(
                                        "osd",
                                        "allow rw namespace=a*, allow rw tag cephfs data=x, allow w pool=p object_prefix rbd_ network 10.0.0.0/8, allow rw network x")
                                .mayWrite())
                .hasToString("nowhere"); // the last network cannot be read, so nothing is
        assertThat(
                        audit(
                                        "osd",
                                        "allow rw namespace=a*, allow rw tag cephfs data=x, allow w pool=p object_prefix rbd_ network 10.0.0.0/8")
                                .mayWrite())
                .hasToString(
                        "all pools, namespace a*; pools tagged cephfs data=x; pool p, objects rbd_*, from 10.0.0.0/8");
    }

    @Test
    void what_ceph_takes_without_a_word_is_told() {
        assertThat(
                        audit(
                                        "mon",
                                        "profile rbdx, profile nosuch, allow command \"osd blokclist\", allow r network 10.0.0.1",
                                        "osd",
                                        "profile rbdx, allow rw pool=vmz",
                                        "mds",
                                        "allow rw network 10.0.0.1")
                                .notes())
                .extracting(Note::toString)
                .containsExactly(
                        "mon 'profile rbdx': there is no profile rbdx: Ceph 16 takes all that begins with rbd for rbd, those before 14 for nothing",
                        "mon 'profile nosuch': Ceph 16 knows no profile nosuch, takes it without a word, and gives nothing",
                        "mon 'allow command \"osd blokclist\"': monitors of Ceph 16 know no command 'osd blokclist'",
                        "mon 'allow r network 10.0.0.1': '10.0.0.1' is no network with its number of bits, so that it holds nowhere",
                        "osd 'profile rbdx': Ceph 16 knows no profile rbdx, takes it without a word, and gives nothing",
                        "osd 'allow rw pool=vmz': there is no pool vmz",
                        "mds 'allow rw network 10.0.0.1': '10.0.0.1' is no network with its number of bits, so that it holds nowhere");
        assertThat(Note.of(Service.OSD, "allow rw pool=vmz", Release.PACIFIC, Optional.empty()))
                .isEmpty();
        assertThat(Note.of(Service.OSD, "allow rw auid 0", new Release(14), Optional.empty()))
                .extracting(Note::text)
                .containsExactly("Ceph 14 ignores auid: it holds for every pool");
    }

    @Test
    void caps_that_cannot_be_read_give_nothing_and_it_is_said() {
        var audit = audit("mon", "allow foo", "osd", "allow rw pool=");
        assertThat(audit.mayBreakLocks())
                .isEqualTo(
                        new Verdict(
                                May.NO,
                                "Ceph 16 cannot read the mon cap: stopped at 'allow foo' of 'allow foo'"));
        assertThat(audit.remedy()).isInstanceOf(Remedy.NotKnown.class);
        assertThat(audit.mayWrite()).hasToString("nowhere");
        assertThat(audit.notes()).hasSize(2);
        assertThat(audit().mayBreakLocks()).isEqualTo(new Verdict(May.NO, "there is no mon cap"));
    }

    @Test
    void what_was_weighed_before_is_weighed_the_same() {
        var caps = new TreeMap<>(Map.of("mon", "allow r", "osd", "profile rbd"));
        assertThat(List.of(auditor.audit("client.a", caps), auditor.audit("client.a", caps)))
                .containsOnly(auditor.audit("client.a", caps));
    }
}
