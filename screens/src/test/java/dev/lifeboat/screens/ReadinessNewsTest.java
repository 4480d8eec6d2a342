package dev.lifeboat.screens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.readiness.Readiness;
import dev.lifeboat.core.readiness.Standing;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReadinessNewsTest {
    private static final Instant THEN = Instant.parse("2026-11-20T10:00:00Z");

    private static List<Standing.Turn> turns(Readiness.Word was, Readiness.Word now) {
        return IntStream.rangeClosed(1, 2_000)
                .mapToObj(number -> new HostId("host%04d".formatted(number)))
                .map(host -> new Standing.Turn(host, Optional.of(was), now, THEN))
                .toList();
    }

    @Test
    void many_hosts_that_turn_at_once_are_told_of_in_one_line_and_one_call_of_the_hook() {
        var turns = turns(Readiness.Word.READY, Readiness.Word.NOT_READY);
        var first =
                new ReadinessNews(
                        "host0001 is not ready any more: caps: client.libvirt may not break locks",
                        Optional.of("lifeboat why caps host0001"));
        var news = ReadinessNews.ofMany(turns, first);
        assertThat(news.text())
                .isEqualTo(
                        "2000 hosts are not ready any more: host0001, host0002, host0003 and 1997"
                                + " more; the first: host0001 is not ready any more: caps:"
                                + " client.libvirt may not break locks\n"
                                + "next:  lifeboat ready --all");
        var tiding = new Tidings("nl1", Page.plain(ZoneOffset.UTC)).turned(turns, news);
        assertThat(tiding.event()).isEqualTo("readiness");
        assertThat(tiding.json()).contains("\"host0001\"", "\"host2000\"", "NOT_READY");
    }

    @Test
    void many_hosts_that_are_ready_again_need_nothing() {
        var turns = turns(Readiness.Word.UNPROVEN, Readiness.Word.READY);
        var first = new ReadinessNews("host0001 is ready again", Optional.empty());
        assertThat(ReadinessNews.ofMany(turns, first).text())
                .isEqualTo(
                        "2000 hosts are ready again: host0001, host0002, host0003 and 1997 more");
    }
}
