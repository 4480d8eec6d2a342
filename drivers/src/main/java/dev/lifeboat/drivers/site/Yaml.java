package dev.lifeboat.drivers.site;

import java.util.List;
import java.util.Map;

/// What a YAML file says, each part with its line. Plain words stay words: `on` is not `true`.
sealed interface Yaml {
    int line();

    /// What a person would call it.
    String kind();

    record Word(String text, int line) implements Yaml {
        @Override
        public String kind() {
            return "a single value";
        }
    }

    record Nothing(int line) implements Yaml {
        @Override
        public String kind() {
            return "nothing";
        }
    }

    record Many(List<Yaml> items, int line) implements Yaml {
        @Override
        public String kind() {
            return "a list";
        }
    }

    /// @param entries in the order of the file
    record Keyed(Map<String, Entry> entries, int line) implements Yaml {
        @Override
        public String kind() {
            return "a group of keys";
        }
    }

    record Entry(int line, Yaml value) {}
}
