package dev.lifeboat.bootimage.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.bootimage.hardware.HardwareList.Form;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// On what lspci 3.9.0, lshw 02.19 and facter 4 printed. The machine of the lspci lists has a
/// MegaRAID, an AHCI and an NVMe controller, a SAS1068 whose board has no ids, and a network card.
class HardwareListTest {
    private static final List<String> MODALIASES =
            List.of(
                    "pci:v00001000d00000079sv00001000sd00009261bc01sc04i00",
                    "pci:v00001B36d00000010sv00001AF4sd00001100bc01sc08i02",
                    "pci:v00001000d00000054sv00000000sd00000000bc01sc00i00",
                    "pci:v00008086d00002922sv00001AF4sd00001100bc01sc06i01");

    private static HardwareList sample(String name) throws IOException {
        try (var in = HardwareListTest.class.getResourceAsStream("/hardware/" + name)) {
            if (in == null) {
                throw new IllegalArgumentException(name);
            }
            return HardwareList.read(in.readAllBytes());
        }
    }

    private static HardwareList of(String text) {
        return HardwareList.read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> modaliases(HardwareList list) {
        return list.storage().stream().map(device -> device.modalias().orElse("?")).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mmnk", "mmnnk", "vmmnk", "vmmnnk", "vnn", "vvn"})
    void lspci_for_machines_or_with_details_says_all_that_a_modalias_does(String options)
            throws IOException {
        var list = sample("lspci-" + options + ".txt");
        assertThat(list.form()).isEqualTo(Form.LSPCI);
        assertThat(modaliases(list)).isEqualTo(MODALIASES);
        assertThat(list.network()).singleElement().extracting(Device::id).isEqualTo("8086:10d3");
        assertThat(list.complaints()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"n", "nn", "nnk"})
    void lspci_in_short_leaves_out_what_some_drivers_ask_for(String options) throws IOException {
        var list = sample("lspci-" + options + ".txt");
        assertThat(list.storage()).hasSize(4);
        assertThat(list.storage().getFirst().id()).isEqualTo("1000:0079");
        assertThat(list.complaints())
                .containsExactly(
                        "no subsystem ids or interfaces: a driver that is for certain boards only"
                                + " cannot be told; lspci -mmnnk gives them");
    }

    @ParameterizedTest
    @ValueSource(strings = {"lspci.txt", "lspci-mm.txt"})
    void names_without_numbers_are_controllers_of_which_no_more_is_known(String name)
            throws IOException {
        var list = sample(name);
        assertThat(list.storage()).extracting(Device::kind).contains(Kind.RAID, Kind.NVME);
        assertThat(list.storage()).allSatisfy(device -> assertThat(device.pci()).isEmpty());
        assertThat(list.complaints())
                .containsExactly("names without numbers: lspci -mmnnk gives both");
    }

    @Test
    void a_real_lspci_with_all_its_details_is_read() throws IOException {
        var list = sample("lspci-vvnn.txt");
        assertThat(list.storage())
                .singleElement()
                .satisfies(device -> {
                    assertThat(device.id()).isEqualTo("1000:0079");
                    assertThat(device.driver()).contains("megaraid_sas");
                    assertThat(device.pci().orElseThrow().subDevice()).hasValue(0x9261);
                });
        assertThat(list.network()).hasSize(1);
    }

    @Test
    void lshw_says_the_kind_and_the_driver_and_on_request_the_numbers() throws IOException {
        var names = sample("lshw.json");
        assertThat(names.form()).isEqualTo(Form.LSHW);
        assertThat(names.storage())
                .singleElement()
                .satisfies(device -> {
                    assertThat(device.kind()).isEqualTo(Kind.VIRTIO_BLOCK);
                    assertThat(device.where()).isEqualTo("0000:00:02.0");
                    assertThat(device.driver()).contains("virtio-pci");
                });
        assertThat(names.complaints())
                .containsExactly("names without numbers: lshw -json -numeric gives both");
        var numbers = sample("lshw-numeric.json");
        assertThat(numbers.storage()).singleElement().extracting(Device::id).isEqualTo("1af4:1042");
        assertThat(numbers.complaints()).isEmpty();
    }

    /// lshw of Debian 10 left the brackets and commas of a class's list out.
    @Test
    void lshw_without_brackets_is_read() {
        var one =
                "{\"id\":\"raid\",\"class\":\"storage\",\"description\":\"RAID bus controller\","
                        + "\"businfo\":\"pci@0000:01:00.0\",\"configuration\":{\"driver\":\"hpsa\"}}";
        assertThat(of(one + ",\n  " + one + ",\n").storage()).hasSize(2);
        assertThat(of(one + "\n" + one).storage())
                .allSatisfy(device -> assertThat(device.driver()).contains("hpsa"));
    }

    @Test
    void facter_knows_no_controllers_and_says_so() throws IOException {
        var list = sample("facter-sample.json");
        assertThat(list.form()).isEqualTo(Form.FACTER);
        assertThat(list.devices()).isEmpty();
        assertThat(list.complaints())
                .singleElement()
                .asString()
                .contains(
                        "no fact that says which controllers", "cat /sys/bus/*/devices/*/modalias");
        var own = of("{\"networking\":{},\"site\":{\"pci\":[\"" + MODALIASES.getFirst() + "\"]}}");
        assertThat(modaliases(own)).containsExactly(MODALIASES.getFirst());
    }

    @Test
    void modaliases_are_read_as_people_collect_them() {
        var list =
                of(
                        """
                        \uFEFF# spare1
                        pci:v00001000d00000079sv00001000sd00009261bc01sc04i00\r
                        /sys/bus/pci/devices/0000:00:03.0/modalias:pci:v00001b36d00000010sv00001af4sd00001100bc01sc08i02
                        MODALIAS=virtio:d00000002v00001AF4
                        acpi:PNP0A08:PNP0A03:
                        vmbus:d96361baa104294db60572e2ffb1dc7f
                        xen:vbd
                        """);
        assertThat(list.form()).isEqualTo(Form.MODALIAS);
        assertThat(list.storage())
                .extracting(Device::kind)
                .containsExactly(
                        Kind.RAID,
                        Kind.NVME,
                        Kind.VIRTIO_BLOCK,
                        Kind.HYPERV_STORAGE,
                        Kind.XEN_BLOCK);
        assertThat(list.storage().get(1).where()).isEqualTo("0000:00:03.0");
        assertThat(list.storage().get(1).modalias()).contains(MODALIASES.get(1));
        assertThat(list.complaints()).isEmpty();
    }

    @Test
    void what_is_not_understood_is_named_with_its_line() {
        var list = of("pci:v00001000d00000079\n\nhello there\nxen:vbd\n\u001b[31m red\n");
        assertThat(list.complaints())
                .containsExactly(
                        "line 1 is not understood: pci:v00001000d00000079",
                        "line 3 is not understood: hello there",
                        "line 5 is not understood: ?[31m red");
        assertThat(list.storage()).hasSize(1);
        assertThat(of("{\n  \"id\": ,\n}").complaints())
                .hasSize(2)
                .first()
                .asString()
                .startsWith("line 2: this is not JSON: ");
        assertThat(of("xen:vbd\n" + "x y\n".repeat(100)).complaints())
                .hasSize(21)
                .last()
                .isEqualTo("80 more are not shown");
    }

    @Test
    void what_is_no_list_at_all_is_told_once_with_the_way_to_one() {
        var way =
                "this is no list of hardware; cat /sys/bus/*/devices/*/modalias on the machine"
                        + " makes one";
        assertThat(of("").complaints()).containsExactly("it is empty", way);
        assertThat(of("{}").complaints()).containsExactly("it names no device", way);
        assertThat(of("x y\n".repeat(100)).complaints())
                .containsExactly("line 1 is not understood: x y", way);
        assertThat(of("\u007fELF\n".repeat(100)).devices()).isEmpty();
    }

    @Test
    void a_virtio_disk_that_is_listed_twice_is_one() {
        var list =
                of(
                        """
                        pci:v00001AF4d00001042sv00001AF4sd00001042bc01sc80i00
                        virtio:d00000002v00001AF4
                        """);
        assertThat(list.devices()).hasSize(2);
        assertThat(list.storage()).singleElement().extracting(Device::id).isEqualTo("1af4:1042");
    }
}
