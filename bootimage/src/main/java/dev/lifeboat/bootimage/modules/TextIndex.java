package dev.lifeboat.bootimage.modules;

import java.util.Optional;

/// Makes an index of a text that is not in an image.
public final class TextIndex {
    private TextIndex() {}

    /// @param text a line for each: a pattern, a blank, a module; comments begin with #
    public static Index ofPairs(String text) {
        return new Lines(
                text.lines()
                        .filter(line -> !line.startsWith("#"))
                        .map(TextIndex::pair)
                        .flatMap(Optional::stream)
                        .toList());
    }

    private static Optional<Index.Line> pair(String line) {
        var blank = line.indexOf(' ');
        return blank < 0
                ? Optional.empty()
                : Optional.of(new Index.Line(line.substring(0, blank), line.substring(blank + 1)));
    }
}
