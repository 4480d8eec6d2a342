package dev.lifeboat.core.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TrieTest {
    /// A key whose hash may be that of others.
    private record Clumsy(int number, int hash) {
        @Override
        public int hashCode() {
            return hash;
        }
    }

    private static <K, V> Map<K, V> entries(Trie<K, V> trie) {
        var all = new HashMap<K, V>();
        trie.forEach(all::put);
        return all;
    }

    @Test
    void it_holds_what_a_plain_map_holds_however_the_hashes_fall() {
        var seed = 20_261_123L;
        var random = new Random(seed);
        for (var hashes : new int[] {1, 3, 1_000, Integer.MAX_VALUE}) {
            var plain = new HashMap<Clumsy, Integer>();
            var trie = Trie.<Clumsy, Integer>empty();
            for (var i = 0; i < 2_000; i++) {
                var number = random.nextInt(700);
                var key = new Clumsy(number, (number * 0x9E3779B1) % hashes);
                plain.put(key, i);
                trie = trie.with(key, i);
            }
            assertThat(entries(trie)).as("seed " + seed).isEqualTo(plain);
            assertThat(trie.size()).isEqualTo(plain.size());
            for (var key : plain.keySet()) {
                assertThat(trie.get(key)).isEqualTo(plain.get(key));
            }
            assertThat(trie.get(new Clumsy(-1, 0))).isNull();
        }
    }

    @Test
    void one_that_was_changed_leaves_the_one_before_as_it_was() {
        var before = Trie.<String, Integer>empty().with("one", 1).with("two", 2);
        var after = before.with("two", 22).with("three", 3);
        assertThat(entries(before)).isEqualTo(Map.of("one", 1, "two", 2));
        assertThat(entries(after)).isEqualTo(Map.of("one", 1, "two", 22, "three", 3));
    }
}
