package dev.lifeboat.drivers.power;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifeboat.core.evidence.PowerState;
import dev.lifeboat.core.evidence.Why;
import dev.lifeboat.drivers.Samples;
import dev.lifeboat.drivers.shell.Ended;
import dev.lifeboat.drivers.shell.Unreadable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The texts are ipmitool 1.8.19's, against a simulated BMC.
final class IpmiAnswersTest {
    @Test
    void on_and_off_are_read_and_nothing_is_taken_for_either() throws Exception {
        assertThat(IpmiAnswers.power("Chassis Power is on\n")).isEqualTo(new PowerState(true));
        assertThat(IpmiAnswers.power("Chassis Power is off\n")).isEqualTo(new PowerState(false));
        for (var text : Samples.nonsense()) {
            assertThatThrownBy(() -> IpmiAnswers.power(text)).isInstanceOf(Unreadable.class);
            assertThatThrownBy(() -> IpmiAnswers.identity(text, text))
                    .isInstanceOf(Unreadable.class);
        }
        assertThatThrownBy(() -> IpmiAnswers.power("Chassis Power is unknown"))
                .isInstanceOf(Unreadable.class);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "> RAKP 2 HMAC is invalid, REFUSED",
        "RAKP 2 message indicates an error : unauthorized name, REFUSED",
        "Error in open session response message : invalid authentication algorithm, REFUSED",
        "Set Chassis Power Control to Down/Off failed: Insufficient privilege level, REFUSED",
        "Get Auth Capabilities error, SILENT",
        "Could not open socket!, FAILED",
        "something new, FAILED",
    })
    void failures_are_told_apart(String said, Why.Cause cause) {
        var err =
                "Loading IANA PEN Registry...\n"
                        + said
                        + "\nError: Unable to establish IPMI v2 / RMCP+ session\n";
        assertThat(IpmiAnswers.why(new Ended.Exited(1, "", err)).cause()).isEqualTo(cause);
    }

    @Test
    void a_bmc_is_known_by_its_guid_and_its_machines_serial_numbers() throws Exception {
        var guid =
                """
                System GUID   : 01cdab89-6745-23a1-efcd-ab89674523a1
                GUID Encoding : IPMI
                GUID Version  : DCE Security
                """;
        var fru =
                """
                FRU Device Description : Builtin FRU Device (ID 0)
                 Board Mfg             : Supermicro
                 Board Serial          : WM1234567890
                 Product Serial        : LB1F00C0DE
                 Product Asset Tag     : TAG
                 Chassis Serial        : TWIN4NODES
                """;
        assertThat(IpmiAnswers.identity(guid, fru).ids())
                .contains(
                        "uuid:a1234567-89ab-cdef-a123-456789abcd01",
                        "serial:lb1f00c0de",
                        "serial:wm1234567890")
                .hasSize(6);
    }
}
