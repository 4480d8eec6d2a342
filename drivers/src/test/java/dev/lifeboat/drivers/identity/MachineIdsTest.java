package dev.lifeboat.drivers.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MachineIdsTest {
    @Test
    void the_same_bytes_meet_in_whatever_order_a_tool_prints_them() {
        var file = new MachineIds().uuid("a1234567-89ab-cdef-a123-456789abcd01").ids();
        var ipmitool = new MachineIds().uuid("01cdab89-6745-23a1-efcd-ab89674523a1").ids();
        var smbios = new MachineIds().uuid("674523A1-AB89-EFCD-A123-456789ABCD01").ids();
        assertThat(ipmitool).containsAnyElementsOf(file);
        assertThat(smbios).containsAnyElementsOf(file).containsAnyElementsOf(ipmitool);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00000000-0000-0000-0000-000000000000",
                "ffffffff-ffff-ffff-ffff-ffffffffffff",
                "03000200-0400-0500-0006-000700080009",
                "Not Settable",
                "",
            })
    void a_uuid_that_many_boards_share_names_no_machine(String uuid) {
        assertThat(new MachineIds().uuid(uuid).ids()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "To Be Filled By O.E.M.",
                "Default string",
                "0123456789",
                "Not Specified",
                "000000",
                "N/A",
                "x",
                " ",
                "None",
                "System Serial Number",
                "caf\u00e9-1",
            })
    void a_serial_number_that_many_boards_share_names_no_machine(String serial) {
        assertThat(new MachineIds().serial(serial).ids()).isEmpty();
    }

    @Test
    void serial_numbers_are_compared_in_lower_case() {
        assertThat(new MachineIds().serial(" 5XK0Q2 ").ids()).containsExactly("serial:5xk0q2");
    }
}
