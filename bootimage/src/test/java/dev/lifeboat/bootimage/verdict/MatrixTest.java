package dev.lifeboat.bootimage.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.bootimage.Images;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Eight images against eleven controllers of QEMU 7.2, most of which were booted.
class MatrixTest {
    /// What a predictor of its own said of them, which 81 of 82 boots bore out; the other is the
    /// last test here.
    private static JsonNode predicted() throws IOException {
        try (var in = MatrixTest.class.getResourceAsStream("/images/predicted.json")) {
            return JsonMapper.builder().build().readTree(in);
        }
    }

    @Test
    void each_image_boots_where_it_was_seen_to_boot_and_nowhere_else() throws IOException {
        var predicted = predicted();
        var wrong = new ArrayList<String>();
        var asked = 0;
        for (var row : predicted.get("predicted").properties()) {
            var image = Images.real(row.getKey().replace(".img", ""));
            for (var cell : row.getValue().properties()) {
                var modalias = predicted.get("controllers").get(cell.getKey()).stringValue();
                var verdict = Bootcheck.judge(image, Asked.of(modalias));
                asked++;
                var expected = cell.getValue().get("verdict").stringValue();
                if (!verdict.outcome().toString().equals(expected)) {
                    wrong.add(row.getKey() + " " + cell + " ours: " + verdict.because());
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(asked).isGreaterThanOrEqualTo(79);
    }

    @Test
    void an_ide_controller_that_no_image_was_made_for_fails_in_each() throws IOException {
        var ide = predicted().get("controllers").get("piix-ide").stringValue();
        for (var name : Images.REAL) {
            var verdict = Bootcheck.judge(Images.real(name), Asked.of(ide));
            var hostOnly = name.startsWith("dr-");
            assertThat(verdict.outcome().toString()).isEqualTo(hostOnly ? "boots" : "fails");
        }
    }

    /// Seen in a rehearsal: udev loads the driver, the disk is there, and the root is not mounted.
    @Test
    void a_busybox_modprobe_that_cannot_read_the_indexes_fails() {
        var image =
                Images.but(
                        Images.real("arch-mkinitcpio-megaraid-zstd"),
                        Map.of("usr/bin/modprobe", "-> busybox"));
        var verdict = Bootcheck.judge(image, Asked.of(Asked.MEGARAID));
        assertThat(verdict.outcome()).isEqualTo(BootVerdict.Outcome.FAILS);
        assertThat(verdict.because())
                .singleElement()
                .asString()
                .contains("/sbin/modprobe is busybox's", "modules.*.bin only");
    }
}
