package dev.lifeboat.caps;

/// Where the releases 12 to 19 differ in what a cap says and gives, each with its source. What is
/// not here is the same in all of them.
///
/// 16 was asked itself (16.2.15). The sources of 18.2.7 and 20.2.4 were read and say the same of
/// caps; 17 and 19 lie between releases that do. Of 12 to 15 tell the changes' own threads, and
/// files of forks of their time.
public enum Difference {
    NETWORK(14, 13, "ceph/ceph#22879 of July 2018, after 13.2.0; whether 13.2 got it was not seen"),
    FS_NAME(16, 16, "ceph/ceph#32581; tried on 16.2.15"),
    WORD_ALL(13, 12, "`all` for `*`; files of mid 2018 have it, those of the years before do not"),
    OSD_TAG(13, 13, "ceph/ceph#17678, merged for 13"),
    NAMESPACE_GLOB(13, 13, "ceph/ceph#17678, merged for 13; #30214 mends it in 13.2"),
    ONE_METHOD(
            13,
            13,
            "ceph/ceph#19786 of January 2018: before it, `class rbd x` was not about a method"),
    AUID_IGNORED(
            14,
            14,
            "ceph/ceph#23540: pools have no auid any more, and caps with one hold as if without"),
    AUID_REFUSED(16, 15, "tried on 16.2.15; the grammar of August 2019 still had it"),
    BLOCKLIST(16, 16, "the monitors' command, and profile rbd, by its new name; tried on 16.2.15"),
    PROFILE_RBD_ANY(
            14,
            14,
            "ceph/ceph#30411, in 14.2 by #30821: any mon profile that begins with rbd is rbd"),
    PROFILE_RBD_MIRROR(14, 14, "ceph/ceph-container#1237; a file of mid 2018 lacks it"),
    PROFILE_CRASH(14, 13, "with the crash module; a file of mid 2018 lacks it"),
    PROFILE_CEPHFS_MIRROR(16, 16, "tried on 16.2.15"),
    PROFILE_WITH_BLOCKLIST(16, 16, "simple-rados-client-with-blocklist; tried on 16.2.15"),
    PROFILE_OSD_SETS_CONFIG(16, 16, "tried on 16.2.15"),
    PROFILE_OSD_REMOVES_CONFIG(18, 17, "MonCap.cc of 18.2.7; 16.2.15 refuses it (tried)"),
    PROFILE_MGR_FS(14, 12, "MonCap.cc of August 2019; a file of mid 2018 lacks it"),
    PROFILE_MGR_ADDS_KEYS(16, 14, "tried on 16.2.15; read and execute only in August 2019"),
    PROFILE_MGR_COMMANDS(
            16,
            14,
            "auth get-or-create, auth caps, auth rm and smart, each as a whole: MonCap.cc of a fork"
                    + " of Pacific's time; that of August 2019 lacks them"),
    RBD_MIRRORING(14, 12, "OSDCap.cc of August 2019; when it came was not seen"),
    RBD_INFO(14, 14, "ceph/ceph#35699, in 14.2 by #36413, in 15.2 by #36414"),
    METADATA_LIST(14, 14, "ceph/ceph#28253, in 14.2 by #29328"),
    METADATA_LIST_OF_RBD_INFO(
            16,
            16,
            "ceph/ceph#51814, in 16.2 by #51876: no more on any object, and for rbd-read-only too"),
    CHILD_ATTACH(13, 13, "with the clones of 13 (ceph/ceph#19786)"),
    MGR_GRAMMAR(14, 14, "ceph/ceph#30912, in 14.2.8; before it mgr caps were read as mon caps"),
    MDS_SNAPSHOT_FLAG(14, 13, "MDSAuthCaps.cc with ALL, RWPS, RWS; a file of 12's time lacks it"),
    MDS_FULL_FLAG(16, 15, "tried on 16.2.15"),
    MDS_ROOT_SQUASH(16, 16, "tried on 16.2.15"),
    MDS_ANY_PARTS(
            18,
            17,
            "MDSAuthCaps.cc of 18.2.7: every part of a match is optional; 16.2.15 takes some pairs (tried)");

    private final int from;
    private final int perhapsFrom;
    private final String source;

    Difference(int from, int perhapsFrom, String source) {
        this.from = from;
        this.perhapsFrom = perhapsFrom;
        this.source = source;
    }

    /// Whether it is so in a release. UNKNOWN: no source was found that says.
    public May in(Release release) {
        if (release.major() >= from) {
            return May.YES;
        }
        return release.major() >= perhapsFrom ? May.UNKNOWN : May.NO;
    }

    /// Whether it cannot be excluded.
    boolean perhaps(Release release) {
        return in(release) != May.NO;
    }

    public String source() {
        return source;
    }
}
