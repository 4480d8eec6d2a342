package dev.lifeboat.caps;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
    /// What inet_pton(3) refuses.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "10",
                "10.0.0",
                "10.0.0.1.2",
                "10.0.0.256",
                "010.0.0.1",
                "10.0.0.",
                "1000.0.0.1",
                ":",
                ":::",
                "1:2",
                "1::2::3",
                "[::1]",
                "12345::",
                "g::",
                "1:2:3:4:5:6:7:8:9",
                "1:2:3:4:5:6:7::8",
                "::1.2.3",
                "1.2.3.4::",
                "10.0.0.1/8"
            })
    void what_is_none_is_none(String text) {
        assertThat(Address.read(text)).isEmpty();
    }

    @Test
    void addresses_are_read_as_everybody_reads_them() throws Exception {
        var random = new Random(1);
        for (var i = 0; i < 2000; i++) {
            var bytes = new byte[random.nextBoolean() ? 4 : 16];
            random.nextBytes(bytes);
            if (bytes.length == 16) {
                Arrays.fill(bytes, random.nextInt(16), 16, (byte) 0);
                bytes[0] = 1; // not one that stands for an IPv4 address
            }
            var text = InetAddress.getByAddress(bytes).getHostAddress();
            assertThat(Address.read(text).orElseThrow().bytes()).as(text).isEqualTo(bytes);
            assertThat(Address.read(Address.of(bytes).toString())).contains(Address.of(bytes));
        }
        assertThat(Address.read("::ffff:10.0.0.1").orElseThrow())
                .hasToString("0:0:0:0:0:ffff:a00:1");
        assertThat(Address.read("1::")).contains(Address.read("1:0:0:0:0:0:0:0").orElseThrow());
    }

    @Test
    void clients_are_written_with_port_and_nonce_too() {
        for (var text : List.of("10.91.0.9", "10.91.0.9:0/29677", "v1:10.91.0.9:0/1")) {
            assertThat(Address.ofClient(text)).isEqualTo(Address.read("10.91.0.9"));
        }
        for (var text : List.of("fd00::1", "[fd00::1]:0/7", "v2:[fd00::1]:3300/0")) {
            assertThat(Address.ofClient(text)).isEqualTo(Address.read("fd00::1"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.0/8",
                "10.0.0.0/08",
                "11.255.0.0/7",
                "0.0.0.0/0",
                "10.1.2.3/32",
                "10.1.2.3/64",
                "10.1.2.3/99999999999999999999"
            })
    void networks_that_hold(String text) {
        assertThat(Network.of(text).holds(Address.read("10.1.2.3"))).isEqualTo(May.YES);
        assertThat(Network.of(text).holds(Optional.empty())).isEqualTo(May.UNKNOWN);
        assertThat(Network.of(text).holds(Address.read("fd00::1"))).isEqualTo(May.NO);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.1.2.3",
                "10.1.2.3/",
                "10.1.2.3/3x",
                "/8",
                "10.1.2.0/24/8",
                "nonsense/8",
                "10.1/16"
            })
    void networks_that_hold_nowhere(String text) {
        assertThat(Network.of(text).holds(Address.read("10.1.2.3"))).isEqualTo(May.NO);
        assertThat(Network.of(text).holds(Optional.empty())).isEqualTo(May.NO);
    }
}
