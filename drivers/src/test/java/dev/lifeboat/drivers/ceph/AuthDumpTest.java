package dev.lifeboat.drivers.ceph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifeboat.drivers.Samples;
import dev.lifeboat.drivers.shell.Unreadable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AuthDumpTest {
    private static List<AuthDump.Entity> read(String text) throws Exception {
        var entities = new ArrayList<AuthDump.Entity>();
        var in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        AuthDump.read(in, entities::add);
        return entities;
    }

    @Test
    void a_recorded_dump_gives_everybody_and_no_key() throws Exception {
        var entities = read(Samples.read("auth-ls.json"));
        assertThat(entities).hasSize(36);
        assertThat(entities.get(10))
                .isEqualTo(
                        new AuthDump.Entity(
                                "client.libvirt",
                                new TreeMap<>(
                                        Map.of(
                                                "mon",
                                                "allow r",
                                                "osd",
                                                "allow class-read object_prefix rbd_children,"
                                                        + " allow rwx pool=vms"))));
        assertThat(entities.toString()).contains("client.s-nocaps").doesNotContain("MASKED");
    }

    @Test
    void one_user_alone_is_a_dump_too() throws Exception {
        assertThat(read("[{\"entity\":\"client.x\",\"key\":\"k\",\"caps\":{}}]"))
                .containsExactly(new AuthDump.Entity("client.x", new TreeMap<>()));
    }

    @Test
    void what_a_later_ceph_adds_is_passed_over() throws Exception {
        var text =
                "{\"x\":[{\"entity\":1}],\"auth_dump\":[{\"new\":{\"caps\":3},\"caps\":{\"mon\":\"\"},"
                        + "\"entity\":\"client.x\"}],\"y\":null}";
        assertThat(read(text)).extracting(AuthDump.Entity::name).containsExactly("client.x");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|it is empty; next: ceph auth ls -f json",
                "client.admin|it is no JSON from byte 0 on; next: ceph auth ls -f json",
                "{\"auth_dump\":[{\"entity\":\"a|it is no JSON",
                "3|it is no list of entities; next: ceph auth ls -f json",
                "{\"keys\":[]}|no \"auth_dump\" in it; next: ceph auth ls -f json",
                "{\"auth_dump\":{}}|\"auth_dump\" is no list",
                "[[]]|entity 1 is no object",
                "[{\"entity\":\"a\",\"caps\":{}},{\"entity\":\"b\"}]|entity 2 has no \"caps\"",
                "[{\"caps\":{}}]|entity 1 has no \"entity\"",
                "[{\"entity\":\"a\",\"caps\":[]}]|the \"caps\" of entity 1 are no object",
                "[{\"entity\":\"a\",\"caps\":{\"mon\":7}}]|\"mon\" of entity 1 is no text",
                "[] []|there is something after the list of entities",
            })
    void what_is_no_dump_is_unreadable_with_its_reason(String text, String reason) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(Unreadable.class)
                .hasMessageStartingWith(reason);
    }

    @Test
    void a_disk_that_fails_in_the_middle_is_told_from_bad_text() {
        assertThatThrownBy(() -> AuthDump.read(failing(), _ -> {}))
                .isInstanceOf(IOException.class)
                .hasMessage("Input/output error");
    }

    private static InputStream failing() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("Input/output error");
            }

            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                throw new IOException("Input/output error");
            }
        };
    }
}
