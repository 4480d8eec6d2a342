package dev.lifeboat.drivers.site;

import java.util.function.Function;
import java.util.stream.Stream;

/// How one key of the site file is tried.
///
/// @param at where it stands in the test's file, with `/` between keys
/// @param usual what is read without it; or the error, if it must be there
/// @param wrong what the error about `bad` says
record SiteKeyRow(
        SiteKey key,
        String at,
        String good,
        Function<Site, Object> read,
        String value,
        String usual,
        String bad,
        String wrong) {
    static final String KCT09 = "hosts/kct09/";
    static final String REQUIRED = "missing: write ";
    static final String WORD = "a single value stands here: write ";

    @Override
    public String toString() {
        return key.path();
    }

    static SiteKeyRow row(
            SiteKey key, String at, String good, Function<Site, Object> read, String... texts) {
        return new SiteKeyRow(key, at, good, read, texts[0], texts[1], texts[2], texts[3]);
    }

    private static GuestAttributes guest(Site site) {
        return site.guests().getOrDefault("db-1", GuestAttributes.USUAL);
    }

    static Stream<SiteKeyRow> all() {
        return Stream.of(
                        rootRows(),
                        cephRows(),
                        HostKeyRows.hostRows(),
                        HostKeyRows.spareRows(),
                        HostKeyRows.sshRows(),
                        HostKeyRows.bmcRows(),
                        DrillKeyRows.rows(),
                        restRows(),
                        HostKeyRows.secretRows())
                .flatMap(rows -> rows);
    }

    private static Stream<SiteKeyRow> rootRows() {
        return Stream.of(
                row(
                        SiteKey.SITE,
                        "site",
                        "nl1",
                        Site::name,
                        "nl1",
                        REQUIRED + "a name",
                        "a b",
                        "\"a b\" is not a name"),
                row(
                        SiteKey.NETWORK_NAMESPACE,
                        "network-namespace",
                        "lb-ops",
                        site -> site.access().networkNamespace(),
                        "Optional[lb-ops]",
                        "Optional.empty",
                        "../x",
                        "\"../x\" is not the name of a network namespace"),
                row(
                        SiteKey.STATE,
                        "state",
                        "/srv/lifeboat",
                        site -> site.keeping().state(),
                        "/srv/lifeboat",
                        "/var/lib/lifeboat",
                        "a;b",
                        "\"a;b\" is not a path without characters special to a shell"),
                row(
                        SiteKey.DATABASE_URL,
                        "database-url",
                        "postgresql://l@db1/lifeboat",
                        site -> site.keeping().databaseUrl(),
                        "Optional[(secret)]",
                        "Optional.empty",
                        "mysql://x/y",
                        "what stands here (not shown) is not a URL such as"
                                + " postgresql://lifeboat@db1/lifeboat (or a secret that is one)"));
    }

    private static Stream<SiteKeyRow> cephRows() {
        Function<Site, Object> cluster =
                site -> site.access().clusters().firstEntry().getValue().conf();
        return Stream.of(
                row(
                        SiteKey.CEPH,
                        "ceph",
                        "{one: {}}",
                        site -> site.access().clusters().keySet(),
                        "[one]",
                        REQUIRED + "Ceph clusters by name",
                        "x",
                        WORD + "Ceph clusters by name"),
                row(
                        SiteKey.CEPH_CONF,
                        "ceph/main/conf",
                        "/etc/c.conf",
                        cluster,
                        "/etc/c.conf",
                        "/etc/ceph/ceph.conf",
                        "[x]",
                        "a list stands here: write a path without characters special to a shell"),
                row(
                        SiteKey.CEPH_USER,
                        "ceph/main/user",
                        "client.ops",
                        site -> site.access().clusters().firstEntry().getValue().user(),
                        "client.ops",
                        "client.admin",
                        "admin",
                        "\"admin\" is not a Ceph user such as client.admin"),
                row(
                        SiteKey.CEPH_KEYRING,
                        "ceph/main/keyring",
                        "/etc/k",
                        site -> site.access().clusters().firstEntry().getValue().keyring(),
                        "/etc/k",
                        "/etc/ceph/ceph.client.admin.keyring",
                        "$HOME/k",
                        "\"$HOME/k\" is not a path without characters special to a shell"));
    }

    private static Stream<SiteKeyRow> restRows() {
        return Stream.of(
                row(
                        SiteKey.GUESTS,
                        "guests",
                        "{web-1: {}}",
                        site -> site.guests().keySet(),
                        "[web-1]",
                        "[]",
                        "[web-1]",
                        "a list stands here: write guests by their libvirt name"),
                row(
                        SiteKey.GUEST_PRIORITY,
                        "guests/db-1/priority",
                        "9",
                        site -> guest(site).priority(),
                        "9",
                        "5",
                        "10",
                        "\"10\" is not a number from 1 to 9"),
                row(
                        SiteKey.GUEST_WANTED,
                        "guests/db-1/wanted",
                        "off",
                        site -> guest(site).wanted(),
                        "Optional[OFF]",
                        "Optional.empty",
                        "On",
                        "\"On\" is not on, off, suspended or rescue"),
                row(
                        SiteKey.GUEST_ADDRESSES,
                        "guests/db-1/addresses",
                        "[fd00::0:1]",
                        site -> guest(site).addresses(),
                        "[fd00::1]",
                        "[]",
                        "[10.0.0.1, x]",
                        "\"x\" is not an address"),
                row(
                        SiteKey.GUEST_KEEP_APART,
                        "guests/db-1/keep-apart",
                        "db",
                        site -> guest(site).keepApart(),
                        "Optional[db]",
                        "Optional.empty",
                        "a b",
                        "\"a b\" is not a name"),
                row(
                        SiteKey.BRAKES,
                        "brakes",
                        "{witnesses: [10.0.0.9]}",
                        site -> site.brakes().witnesses(),
                        "[10.0.0.9]",
                        "[]",
                        "none",
                        WORD
                                + "when to stop and ask, and how much to do at once, with the keys"
                                + " silent-hosts-at-most, starts-at-once, witnesses"),
                row(
                        SiteKey.SILENT_HOSTS,
                        "brakes/silent-hosts-at-most",
                        "100%",
                        site -> site.brakes().silentHostsAtMostPercent(),
                        "100",
                        "50",
                        "0.5",
                        "\"0.5\" is not a share from 1 % to 100 % such as 50 %"),
                row(
                        SiteKey.STARTS_AT_ONCE,
                        "brakes/starts-at-once",
                        "8",
                        site -> site.brakes().startsAtOnce(),
                        "8",
                        "4",
                        "65",
                        "\"65\" is not a number from 1 to 64"),
                row(
                        SiteKey.WITNESSES,
                        "brakes/witnesses",
                        "[10.91.0.2]",
                        site -> site.brakes().witnesses(),
                        "[10.91.0.2]",
                        "[]",
                        "10.91.0.2",
                        WORD + "a list of 0 to 16 addresses, in [ ]"),
                row(
                        SiteKey.LOOKING,
                        "looking",
                        "{host: 5/s}",
                        site -> site.looking().host(),
                        "5.0",
                        "2.0",
                        "often",
                        WORD
                                + "how often serve may call those who answer, with the keys host,"
                                + " bmc, monitors, images"),
                row(
                        SiteKey.LOOKING_HOST,
                        "looking/host",
                        "0.5 /s",
                        site -> site.looking().host(),
                        "0.5",
                        "2.0",
                        "2",
                        "\"2\" is not calls per second from 0.01/s to 1000/s such as 2/s"),
                row(
                        SiteKey.LOOKING_BMC,
                        "looking/bmc",
                        "0.01/s",
                        site -> site.looking().bmc(),
                        "0.01",
                        "0.1",
                        "0.001/s",
                        "\"0.001/s\" is not calls per second from 0.01/s to 1000/s such as 2/s"),
                row(
                        SiteKey.LOOKING_MONITORS,
                        "looking/monitors",
                        "1000/s",
                        site -> site.looking().monitors(),
                        "1000.0",
                        "10.0",
                        "1001/s",
                        "\"1001/s\" is not calls per second from 0.01/s to 1000/s such as 2/s"),
                row(
                        SiteKey.LOOKING_IMAGES,
                        "looking/images",
                        "200/s",
                        site -> site.looking().images(),
                        "200.0",
                        "50.0",
                        "0/s",
                        "\"0/s\" is not calls per second from 0.01/s to 1000/s such as 2/s"),
                row(
                        SiteKey.HOOKS,
                        "hooks",
                        "{notice: {exec: [/bin/true]}}",
                        site -> site.hooks().byEvent().keySet(),
                        "[NOTICE]",
                        "[]",
                        "x",
                        WORD + "hooks by event"),
                row(
                        SiteKey.HOOK_EXEC,
                        "hooks/question/exec",
                        "[/bin/true, x y]",
                        site -> site.hooks().on(HookEvent.QUESTION),
                        "Optional[Exec[argv=[/bin/true, x y]]]",
                        "write one of exec and webhook",
                        "[true]",
                        "\"true\" is not a full path"),
                row(
                        SiteKey.HOOK_WEBHOOK,
                        "hooks/run-ended/webhook",
                        "http://h:1/x",
                        site -> site.hooks().on(HookEvent.RUN_ENDED),
                        "Optional[Webhook[url=(secret), shown=http://h:1]]",
                        "write one of exec and webhook",
                        "ftp://h/x",
                        "what stands here (not shown) is not a URL such as"
                                + " https://chat.example/hook (or a secret that is one)"));
    }
}
