package dev.lifeboat.drivers.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.core.fleet.ClusterId;
import dev.lifeboat.core.fleet.Image;
import dev.lifeboat.drivers.shell.Unreadable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a drill runs on a host, by a shell, with programs that stand for libvirt's and QEMU's.
class QemuIoTest {
    private static final Image SCRATCH =
            new Image(new ClusterId("main"), "vms", "lifeboat-drill-1");

    @TempDir private Path folder;

    @BeforeEach
    void make_the_programs() throws IOException {
        program(
                "virsh",
                """
                case "$2" in
                  secret-list)
                    echo " 11111111-0000-4000-8000-000000000001   ceph client.libvirt2 secret"
                    echo " 22222222-0000-4000-8000-000000000002   ceph client.libvirt secret 2"
                    echo " 33333333-0000-4000-8000-000000000003   ceph client.libvirt secret" ;;
                  secret-get-value) [ -n "$3" ] && echo "key of $3" ;;
                esac
                """);
        program("qemu-io", "cat /dev/fd/3\n");
    }

    private void program(String name, String text) throws IOException {
        var file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + text);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private static String guest(String secret) {
        return """
        <domain type='kvm'>
          <name>db-1</name>
          <uuid>c2cec6cc-f51f-3fd7-ac01-f2fd51f826f2</uuid>
          <devices>
            <disk type='network' device='disk'>
              <source protocol='rbd' name='vms/db-1'><host name='10.91.0.1' port='6789'/></source>
              <auth username='libvirt'><secret type='ceph' %s/></auth>
              <target dev='vda'/>
            </disk>
          </devices>
        </domain>
        """
                .formatted(secret);
    }

    private String key(String secret) throws IOException, InterruptedException, Unreadable {
        var script = QemuIo.script(SCRATCH, guest(secret), Duration.ofSeconds(5), "-c x");
        var builder = new ProcessBuilder("sh", "-c", script).redirectErrorStream(true);
        builder.environment().put("PATH", folder + ":" + System.getenv("PATH"));
        var process = builder.start();
        var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(out).isZero();
        return out.strip();
    }

    @Test
    void the_key_is_that_of_the_secret_whose_usage_is_the_same_to_the_last_letter()
            throws IOException, InterruptedException, Unreadable {
        assertThat(key("usage='client.libvirt secret'"))
                .isEqualTo("key of 33333333-0000-4000-8000-000000000003");
        assertThat(key("usage='client.libvirt2 secret'"))
                .isEqualTo("key of 11111111-0000-4000-8000-000000000001");
    }

    @Test
    void a_secret_that_is_named_by_its_uuid_is_not_looked_for()
            throws IOException, InterruptedException, Unreadable {
        assertThat(key("uuid='33333333-0000-4000-8000-000000000003'"))
                .isEqualTo("key of 33333333-0000-4000-8000-000000000003");
    }
}
