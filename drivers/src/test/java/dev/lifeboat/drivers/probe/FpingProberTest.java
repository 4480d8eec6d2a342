package dev.lifeboat.drivers.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.Why;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.drivers.shell.Shell;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FpingProberTest {
    private static Reading<SortedSet<String>> answering(String address) {
        return new FpingProber(new Shell(), Optional.empty(), InstantSource.system())
                .answering(new HostId("kct09"), new TreeSet<>(List.of(address)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-f/etc/passwd", "www.example.net", "10.0.0.1 10.0.0.2", "", "$(id)"})
    void what_is_no_address_is_not_asked(String address) {
        assertThat(answering(address))
                .isInstanceOfSatisfying(
                        Reading.Unknown.class,
                        unknown ->
                                assertThat(unknown.why().cause()).isEqualTo(Why.Cause.NOT_STARTED));
    }

    @Test
    void one_process_asks_for_all() {
        assertThat(FpingProber.question(List.of("10.0.0.1", "fd00::1")).argv())
                .startsWith("fping")
                .endsWith("10.0.0.1", "fd00::1");
    }
}
