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
        var site =
                SiteView.of(night.site().fleet(), night.known(), now, Duration.ofSeconds(15), now);
        assertThat(site.hosts()).extracting(SiteView.HostRow::readiness).containsOnly("");
        assertThat(
                        site.with(
                                        Map.of(
                                                new HostId("kct09"),
                                                Readiness.Word.NOT_READY,
                                                new HostId("kct10"),
                                                Readiness.Word.READY))
                                .hosts())
                .extracting(row -> row.name() + ": " + row.readiness())
                .startsWith("kct09: not ready", "kct10: ready");
    }
}
