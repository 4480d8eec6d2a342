package dev.lifeboat.drivers.power;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifeboat.drivers.shell.Unreadable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EventLogReaderTest {
    @Test
    void what_is_broken_is_told_with_its_time() throws Unreadable {
        var log =
                EventLogReader.read(
                        """
                        1,11/20/26,08:00:00 UTC,System Event #0x01,OEM System boot event,Asserted
                        5,11/22/26,09:51:01 UTC,Memory DIMM_A1,Uncorrectable ECC,Asserted
                        """);
        assertThat(log.entries()).isEqualTo(2);
        assertThat(log.faults())
                .containsExactly("Memory DIMM_A1 Uncorrectable ECC, 11/22/26 09:51:01 UTC");
    }

    @Test
    void what_was_mended_since_is_not() throws Unreadable {
        var log =
                EventLogReader.read(
                        """
                        1,11/20/26,08:00:00,Power Supply PS1,Failure detected,Asserted
                        2,11/20/26,08:30:00,Power Supply PS1,Failure detected,Deasserted
                        """);
        assertThat(log.faults()).isEmpty();
    }

    @Test
    void a_module_that_fails_again_and_again_is_told_once_with_the_last_time() throws Unreadable {
        var lines =
                IntStream.range(0, 300)
                        .mapToObj(n ->
                                n + ",11/22/26,t" + n + ",Memory A1,Uncorrectable ECC,Asserted")
                        .collect(Collectors.joining("\n"));
        assertThat(EventLogReader.read(lines).faults())
                .containsExactly("Memory A1 Uncorrectable ECC, 11/22/26 t299");
    }

    @Test
    void an_empty_log_has_no_faults() throws Unreadable {
        assertThat(EventLogReader.read("").entries()).isZero();
    }

    @Test
    void control_characters_and_half_lines_do_no_harm() throws Unreadable {
        var log = EventLogReader.read("1,a,b,Memory \u001b[31mA1,Uncorrectable ECC,Asserted");
        assertThat(log.faults().getFirst()).doesNotContain("\u001b");
        assertThatThrownBy(() -> EventLogReader.read("7,11/22/26,09:5"))
                .isInstanceOf(Unreadable.class);
    }
}
