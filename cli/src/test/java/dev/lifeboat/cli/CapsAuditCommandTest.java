package dev.lifeboat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.store.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// On what a real cluster printed of 36 users.
@SuppressWarnings("NullAway.Init") // JUnit makes the site before each test
class CapsAuditCommandTest {
    private static final String DUMP =
            Path.of("../drivers/src/test/resources/samples/auth-ls.json")
                    .toAbsolutePath()
                    .normalize()
                    .toString();

    @TempDir private Path folder;

    private FakeSite site;

    @BeforeEach
    void make_a_site() throws Exception {
        site = FakeSite.in(folder);
    }

    @Test
    void users_that_could_not_take_over_are_named_with_the_fix() throws Exception {
        var ended = site.run("caps", "audit", DUMP);
        assertThat(ended.code()).isEqualTo(Exit.NO.code());
        assertThat(ended.said())
                .startsWith("36 users, judged as clients of Ceph 16: ")
                .contains(
                        " BLOCKED    client.libvirt writes pool vms and may not break a dead client's")
                .contains(
                        "            ceph auth caps client.libvirt mon 'allow r, profile rbd' osd ")
                .contains("client.s-lumfix")
                .endsWith(" next:  lifeboat caps fix client.kct10 --plan\n")
                .doesNotContain("MASKED", "client.admin", "client.bootstrap");
    }

    @Test
    void the_same_as_json_has_everybody_in_order() throws Exception {
        var ended = site.run("caps", "audit", DUMP, "--json");
        var audit = Json.MAPPER.readTree(ended.said());
        assertThat(audit.get("schema").stringValue()).isEqualTo("lifeboat.caps-audit/1");
        assertThat(audit.get("entities").size()).isEqualTo(36);
        var may = new TreeMap<String, String>();
        for (var entity : audit.get("entities")) {
            may.put(
                    entity.get("entity").stringValue(),
                    entity.get("mayBreakLocks").stringValue()
                            + " "
                            + entity.get("byRelease").get("14").stringValue());
        }
        assertThat(may)
                .containsEntry("client.admin", "YES YES")
                .containsEntry("client.libvirt", "NO NO")
                .containsEntry("client.s-lumfix", "NO YES")
                .containsEntry("client.s-pacfix", "YES NO")
                .containsEntry("client.s-nocaps", "NO NO");
        var lumfix = audit.get("entities").get(16);
        assertThat(lumfix.get("remedy").stringValue())
                .startsWith("ceph auth caps client.s-lumfix mon 'allow r, allow command ");
        assertThat(audit.get("entities").get(1).get("remedy").isNull()).isTrue();
        assertThat(audit.get("mayBreakLocks").stringValue()).isEqualTo("NO");
        assertThat(ended.said()).doesNotContain("MASKED");
    }

    @Test
    void a_cluster_where_everybody_may_has_nothing_to_do() throws Exception {
        site.put(
                "dump.json",
                "[{\"entity\":\"client.x\",\"key\":\"k\",\"caps\":{\"mon\":\"profile rbd\",\"osd\":"
                        + "\"profile rbd pool=vms\"}}]",
                "rw-------");
        var ended = site.run("caps", "audit", folder.resolve("dump.json").toString());
        assertThat(ended)
                .isEqualTo(
                        new FakeSite.Ended(
                                0,
                                "1 user, judged as clients of Ceph 16: the 1 that write disks may"
                                        + " break a dead\nclient's lock\n\n nothing to do\n"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "|name a FILE, - for standard input, or --ceph CONF",
                "no-such-file|no-such-file is no file that can be read",
                "lifeboat.yaml|FOLDER/lifeboat.yaml: it is no JSON",
                "--ceph=no.conf|no.conf is no file that can be read",
                "--ceph=FOLDER/ceph.conf|no keyring of client.admin: FOLDER/ceph.client.admin.keyring",
                "--release=11 x.json|--release 11 is not from 12 to 19",
            })
    void what_cannot_be_read_says_what_to_do(String words, String said) throws Exception {
        var argv = new ArrayList<>(List.of("caps", "audit"));
        if (words != null) {
            for (var word : words.split(" ", -1)) {
                var here = word.replace("FOLDER", folder.toString());
                argv.add(here.equals("lifeboat.yaml") ? folder.resolve(here).toString() : here);
            }
        }
        var ended = site.run(argv.toArray(String[]::new));
        assertThat(ended.code()).isEqualTo(Exit.USAGE.code());
        assertThat(ended.said()).contains(said.replace("FOLDER", folder.toString()));
    }
}
