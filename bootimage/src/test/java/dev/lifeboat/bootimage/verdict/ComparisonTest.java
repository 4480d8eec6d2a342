package dev.lifeboat.bootimage.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.bootimage.Images;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    @Test
    void a_rebuild_with_a_driver_more_gained_it_and_what_it_needs() {
        var before = Images.real("it-list-megaraid-gzip");
        var change = Comparison.of(before, Images.real("it-list-megaraid+mptsas-lz4"));
        assertThat(change.modules().gained())
                .containsExactly("mptbase", "mptsas", "mptscsih", "scsi_transport_sas");
        assertThat(change.modules().lost()).isEmpty();
        assertThat(change.programs().isNone()).isTrue();
        assertThat(Comparison.of(before, before).isNone()).isTrue();
    }

    @Test
    void what_else_changed_is_told_by_its_kind() {
        var before = Images.real("x-blacklist-pvscsi-gzip");
        var after =
                Images.but(
                        before,
                        Map.of(
                                "etc/modprobe.d/local.conf", "-",
                                "usr/sbin/cryptsetup", "",
                                "usr/lib/firmware/ql2500_fw.bin", "",
                                "usr/lib/modules/6.1.0-57-amd64/modules.dep", ""));
        var change = Comparison.of(before, after);
        assertThat(change.blacklists().lost()).containsExactly("vmw_pvscsi");
        assertThat(change.programs().gained()).containsExactly("cryptsetup");
        assertThat(change.firmware().gained()).containsExactly("ql2500_fw.bin");
        assertThat(change.kernels().gained()).containsExactly("6.1.0-57-amd64");
    }
}
