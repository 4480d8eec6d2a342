package dev.lifeboat.core.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.core.fleet.ClusterId;
import java.util.List;
import org.junit.jupiter.api.Test;

class NotingTest {
    private static final Key<Blocklist, ClusterId> LIST = Blocklist.of(new ClusterId("ceph"));

    @Test
    void what_is_read_is_rested_on() {
        var noting = new Noting(Readings.nothing());
        var _ = noting.read(LIST);
        assertThat(noting.keys()).containsExactly(LIST);
        assertThat(noting.footprint().meets(Footprint.of(List.of(LIST)))).isTrue();
    }

    @Test
    void what_is_mentioned_is_told_of_and_not_rested_on() {
        var outer = new Noting(Readings.nothing());
        var noting = new Noting(outer);
        var _ = noting.mention(LIST);
        assertThat(noting.keys()).containsExactly(LIST);
        assertThat(outer.keys()).containsExactly(LIST);
        assertThat(noting.footprint().meets(Footprint.of(List.of(LIST)))).isFalse();
        assertThat(outer.footprint().meets(Footprint.of(List.of(LIST)))).isFalse();
    }
}
