package dev.lifeboat.drivers.firstlook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifeboat.core.fleet.MebiBytes;
import dev.lifeboat.drivers.Samples;
import dev.lifeboat.drivers.ceph.CapsByHost;
import dev.lifeboat.drivers.shell.Unreadable;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class GreetingTest {
    private static final String KCT09 =
            """
            name kct09.example.net
            boot 5f0c9a1e-8f0e-4e0e-9a7e-0d9f3f8b1c11
            cpus 64
            memory 263741440
            connection 10.91.0.9 39642 10.91.0.11 22
            storage 10.92.0.11:46148
            storage 10.92.0.11:46152
            storage [::ffff:10.91.0.11]:46152
            storage [fd00::9]:46152
            virsh
            ceph mon host = [v2:10.91.0.1:3300,v1:10.91.0.1:6789]
            end
            """;

    static List<String> nonsense() {
        return Samples.nonsense();
    }

    @Test
    void a_host_says_what_a_site_file_says_else() throws Unreadable {
        var greeting = Greeting.read(KCT09);
        assertThat(greeting.name()).isEqualTo("kct09");
        assertThat(greeting.virsh()).isTrue();
        assertThat(CapsByHost.isOf(greeting.ceph(), new TreeSet<>(List.of("10.91.0.1")))).isTrue();
        assertThat(CapsByHost.isOf(greeting.ceph(), new TreeSet<>(List.of("10.91.0.7")))).isFalse();
        assertThat(greeting.address()).contains("10.91.0.11");
        assertThat(greeting.storage()).containsExactly("10.91.0.11", "10.92.0.11", "fd00::9");
        assertThat(greeting.capacity().vcpus()).isEqualTo(64);
        // 251.5 GiB, less a tenth.
        assertThat(greeting.capacity().memory()).isEqualTo(new MebiBytes(231_804));
    }

    @Test
    void a_small_host_keeps_a_gibibyte_and_one_that_does_not_say_has_no_room() throws Unreadable {
        var small = KCT09.replace("memory 263741440", "memory 4194304");
        assertThat(Greeting.read(small).capacity().memory()).isEqualTo(new MebiBytes(3072));
        var silent = KCT09.replace("memory 263741440\n", "");
        assertThat(Greeting.read(silent).capacity().memory()).isEqualTo(MebiBytes.NONE);
    }

    @ParameterizedTest
    @MethodSource("nonsense")
    void nonsense_is_no_greeting(String text) {
        assertThatThrownBy(() -> Greeting.read(text)).isInstanceOf(Unreadable.class);
    }

    @Test
    void half_a_greeting_is_none() {
        Samples.truncated(KCT09)
                .forEach(half ->
                        assertThatThrownBy(() -> Greeting.read(half))
                                .isInstanceOf(Unreadable.class));
    }
}
