package dev.lifeboat.bootimage.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StorageDriversTest {
    private static List<String> of(String line) {
        return StorageDrivers.of(Asked.of(line).hardware().devices().getFirst());
    }

    /// Of real servers, some of which QEMU does not have.
    @ParameterizedTest
    @CsvSource({
        "pci:v00001000d00000072sv00001000sd00003020bc01sc07i00, mpt3sas",
        "pci:v0000103Cd0000323Asv0000103Csd00003245bc01sc04i00, hpsa",
        "pci:v00009005d0000028Fsv0000103Csd00000600bc01sc07i00, smartpqi",
        "pci:v00001000d0000005Dsv00001028sd00001F49bc01sc04i00, megaraid_sas",
        "pci:v00008086d00007010sv00001AF4sd00001100bc01sc01i80, ata_piix",
        "pci:v00008086d0000201Dsv00000000sd00000000bc01sc04i00, vmd",
        "pci:v0000144Dd0000A808sv0000144Dsd0000A801bc01sc08i02, nvme",
        "xen:vbd, xen_blkfront",
        "vmbus:d96361baa104294db60572e2ffb1dc7f, hv_storvsc"
    })
    void linux_has_a_driver_for_it(String modalias, String driver) {
        assertThat(of(modalias)).first().isEqualTo(driver);
    }

    @Test
    void what_takes_anything_comes_only_where_nothing_else_does() {
        assertThat(of("pci:v00001234d00005678sv00000000sd00000000bc01sc01i80"))
                .isNotEmpty()
                .allMatch(StorageDrivers::isLastResort);
        assertThat(of("pci:v00001234d00005678sv00000000sd00000000bc01sc04i00")).isEmpty();
    }

    @Test
    void it_knows_the_names_of_its_modules() {
        assertThat(StorageDrivers.knows("mptsas")).isTrue();
        assertThat(StorageDrivers.knows("e1000e")).isFalse();
    }
}
