package dev.lifeboat.core.evidence;

import static dev.lifeboat.core.Bench.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlocklistTest {
    private static final Instant LATER = NOW.plus(Duration.ofHours(1));

    private static Blocklist of(String entry) {
        return new Blocklist(new TreeMap<>(Map.of(entry, LATER)));
    }

    @Test
    void an_entry_for_one_process_is_no_fence_of_the_host() {
        var nonce = of("10.91.0.11:0/29677");
        assertThat(nonce.wholeHostUntil("10.91.0.11")).isEmpty();
        assertThat(nonce.refuses("10.91.0.11:0/29677", NOW)).isTrue();
        assertThat(nonce.refuses("10.91.0.11:0/29678", NOW)).isFalse();
    }

    @Test
    void an_entry_for_the_whole_host_refuses_every_process_there() {
        var whole = of("10.91.0.11:0/0");
        assertThat(whole.wholeHostUntil("10.91.0.11")).contains(LATER);
        assertThat(whole.refuses("10.91.0.11:0/29677", NOW)).isTrue();
        assertThat(whole.refuses("10.91.0.110:0/29677", NOW)).isFalse();
        assertThat(whole.refuses("10.91.0.1:0/1", NOW)).isFalse();
    }

    @Test
    void an_entry_that_has_ended_refuses_nobody() {
        assertThat(of("10.91.0.11:0/0").refuses("10.91.0.11:0/7", LATER)).isFalse();
    }

    @Test
    void an_ipv6_host_is_fenced_in_brackets() {
        var whole = of("[fd00::11]:0/0");
        assertThat(whole.wholeHostUntil("fd00::11")).contains(LATER);
        assertThat(whole.refuses("[fd00::11]:0/29677", NOW)).isTrue();
        assertThat(whole.refuses("[fd00::1]:0/29677", NOW)).isFalse();
        assertThat(of("[fd00::11]:0/5").wholeHostUntil("fd00::11")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "10.91.0.11:0/29677, 10.91.0.11",
        "[fd00::11]:0/7, fd00::11",
        "v1:10.0.0.1:6789/0, 10.0.0.1",
        "v2:[fd00::1]:3300/0, fd00::1",
        "10.0.0.1, 10.0.0.1"
    })
    void the_ip_of_an_address_is_found(String address, String ip) {
        assertThat(Addresses.ip(address)).isEqualTo(ip);
    }
}
