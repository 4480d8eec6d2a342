package dev.lifeboat.web;

import dev.lifeboat.screens.Page;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Renders the page once for all who look on, and only while somebody does.
final class Frames implements Supplier<Frame> {
    private final Bridge bridge;
    private final Templates templates;
    private final Page page;
    private final String mark;
    private @Nullable Frame last;
    private long rendered;

    /// @param mark where each browser's own CSRF token goes
    Frames(Bridge bridge, Templates templates, Page page, String mark) {
        this.bridge = bridge;
        this.templates = templates;
        this.page = page;
        this.mark = mark;
    }

    @Override
    public synchronized Frame get() {
        var frame = last;
        if (frame == null || System.nanoTime() - rendered >= Viewers.LOOK.toNanos()) {
            var sight = Sight.of(bridge, page, mark);
            frame = new Frame(sight.title(), page.time(sight.at()), templates.regions(sight));
            last = frame;
            rendered = System.nanoTime();
        }
        return frame;
    }
}
