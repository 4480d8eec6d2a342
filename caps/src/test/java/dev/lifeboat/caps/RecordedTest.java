package dev.lifeboat.caps;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Held against what a real cluster (16.2.15) answered to generated questions, a key and a session
/// for each cap: `CapsLabTest` in `drivers` records them with `-Dlifeboat.caps.record=FILE`.
class RecordedTest {
    @ParameterizedTest
    @CsvSource({"asked-16.2.15.tsv, 2000", "kept-back-16.2.15.tsv, 150"})
    void no_answer_differs_from_the_clusters(String resource, int rows) {
        var wrong = new ArrayList<String>();
        var unknown = 0;
        var recorded = Recording.read(resource);
        for (var row : recorded) {
            var ours = Caps.may(row.question(), Release.PACIFIC);
            if (ours.may() == May.UNKNOWN) {
                unknown++;
            } else if ((ours.may() == May.YES) != row.allowed()) {
                wrong.add(row + ", ours: " + ours);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(recorded).hasSizeGreaterThanOrEqualTo(rows);
        assertThat(unknown).isZero();
    }
}
