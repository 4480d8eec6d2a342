package dev.lifeboat.bootimage.hardware;

import java.util.ArrayList;
import java.util.List;

/// Words as `lspci -mm` writes them: some in quotes, with a backslash before a quote inside.
final class Quoted {
    private Quoted() {}

    /// @param quoted whether it stood in quotes
    record Word(String text, boolean quoted) {}

    static List<Word> words(String line) {
        var words = new ArrayList<Word>();
        var at = 0;
        while (at < line.length()) {
            if (line.charAt(at) == ' ') {
                at++;
                continue;
            }
            var quoted = line.charAt(at) == '"';
            var end = quoted ? '"' : ' ';
            var text = new StringBuilder();
            at += quoted ? 1 : 0;
            while (at < line.length() && line.charAt(at) != end) {
                at += line.charAt(at) == '\\' && at + 1 < line.length() ? 1 : 0;
                text.append(line.charAt(at));
                at++;
            }
            at++;
            words.add(new Word(text.toString(), quoted));
        }
        return words;
    }
}
