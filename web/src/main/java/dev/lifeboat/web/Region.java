package dev.lifeboat.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A part of the page that is renewed by itself.
///
/// @param html the whole of it
/// @param parts what in it is renewed one by one, by id; in the order of the page
record Region(String id, String html, Map<String, String> parts) {

    /// What has to be sent to a browser that has `before`: the parts that changed, or the whole
    /// where parts came or went. A tile that turns is so the only one that moves.
    List<String> since(@Nullable Region before) {
        if (before == null || !before.parts.keySet().equals(parts.keySet())) {
            return List.of(html);
        }
        if (parts.isEmpty()) {
            return html.equals(before.html) ? List.of() : List.of(html);
        }
        var changed = new ArrayList<String>();
        parts.forEach((part, now) -> {
            if (!Optional.of(now).equals(Optional.ofNullable(before.parts.get(part)))) {
                changed.add(now);
            }
        });
        return changed;
    }
}
