package dev.lifeboat.bootimage.modules;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An index from a text file: its order is that of its lines.
public final class Lines implements Index {
    /// What an image has that has no such file.
    static final Lines NONE = new Lines(List.of());

    private final List<Line> lines;
    private final Map<String, String> first = new HashMap<>();

    Lines(List<Line> lines) {
        this.lines = List.copyOf(lines);
        lines.forEach(line -> first.putIfAbsent(line.key(), line.value()));
    }

    @Override
    public Optional<String> exact(String key) {
        return Optional.ofNullable(first.get(key));
    }

    @Override
    public List<String> matching(String key) {
        return lines.stream()
                .filter(line -> mayMatch(line.key(), key) && Fnmatch.matches(line.key(), key))
                .map(Line::value)
                .toList();
    }

    /// Most patterns begin with another bus or vendor.
    private static boolean mayMatch(String pattern, String key) {
        var i = 0;
        while (i < pattern.length() && i < key.length() && pattern.charAt(i) == key.charAt(i)) {
            i++;
        }
        return i == pattern.length() ? i == key.length() : "*?[\\".indexOf(pattern.charAt(i)) >= 0;
    }

    @Override
    public List<Line> lines() {
        return lines;
    }
}
