package dev.lifeboat.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RegionTest {
    private static Region tiles(String... names) {
        var parts = new LinkedHashMap<String, String>();
        for (var name : names) {
            parts.put(name.replaceFirst("[.!]", ""), "<li>" + name + "</li>");
        }
        return new Region("guests", "<ul>" + String.join("", names) + "</ul>", parts);
    }

    @Test
    void only_the_tile_that_turned_is_sent() {
        assertThat(tiles("a", "b!", "c").since(tiles("a", "b.", "c")))
                .containsExactly("<li>b!</li>");
        assertThat(tiles("a", "b").since(tiles("a", "b"))).isEmpty();
    }

    @Test
    void the_whole_is_sent_at_first_and_when_tiles_come_or_go() {
        assertThat(tiles("a").since(null)).containsExactly("<ul>a</ul>");
        assertThat(tiles("a", "b").since(tiles("a"))).containsExactly("<ul>ab</ul>");
    }

    @Test
    void what_has_no_parts_is_sent_whole_when_it_changed() {
        var before = new Region("head", "<p>0:01</p>", Map.of());
        var after = new Region("head", "<p>0:02</p>", Map.of());
        assertThat(after.since(before)).containsExactly("<p>0:02</p>");
        assertThat(before.since(before)).isEmpty();
    }
}
