package dev.lifeboat.screens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.readiness.Readiness;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SiteViewTest {
    @Test
    void what_is_concluded_of_a_host_stands_beside_it_and_nothing_where_nothing_is()
            throws IOException {
        var night = Nights.begun();
        var now = night.site().now();
        var fleet = night.site().fleet();
        var words =
                Map.of(
                        new HostId("kct09"),
                        Readiness.Word.NOT_READY,
                        new HostId("kct10"),
                        Readiness.Word.READY);
        var every = Duration.ofSeconds(15);
        assertThat(SiteView.of(fleet, night.known(), words, now, every, now).hosts())
                .extracting(row -> row.name() + ": " + row.readiness())
                .startsWith("kct09: not ready", "kct10: ready");
        assertThat(SiteView.of(fleet, night.known(), Map.of(), now, every, now).hosts())
                .extracting(SiteView.HostRow::readiness)
                .containsOnly("");
    }
}
