package dev.lifeboat.web;

import dev.lifeboat.screens.GuestTile;
import dev.lifeboat.screens.Page;
import dev.lifeboat.screens.RunView;
import dev.lifeboat.screens.SiteView;
import dev.lifeboat.screens.Style;
import dev.lifeboat.screens.Told;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// All that the page says at one moment.
///
/// @param csrf what a form must send back
public record Sight(
        Optional<RunView> run,
        Optional<SiteView> site,
        Instant at,
        boolean simulated,
        Page page,
        String csrf) {
    /// A phone at night scrolls through this many; of the others only those not well are shown.
    private static final int TILES_AT_MOST = 240;

    /// The rest is in the journal, a link away.
    private static final int LINES_AT_MOST = 300;

    static Sight of(Bridge bridge, Page page, String csrf) {
        var at = bridge.now();
        return new Sight(
                bridge.run().map(RunView::of), bridge.site(), at, bridge.isSimulated(), page, csrf);
    }

    /// What the browser's tab says: whether it is worth a look.
    public String title() {
        return (simulated ? "SIMULATED " : "")
                + run.map(it -> it.state().text() + ": " + it.what())
                        .or(() -> site.map(SiteView::headline))
                        .orElse("no look yet")
                + " - Lifeboat";
    }

    public List<GuestTile> tiles() {
        var all = run.map(it -> it.body().guests()).orElse(List.of());
        return all.size() <= TILES_AT_MOST
                ? all
                : all.stream().filter(tile -> !tile.well()).limit(TILES_AT_MOST).toList();
    }

    /// `6 of 8 guests proven`
    public String proven() {
        var all = run.map(it -> it.body().guests()).orElse(List.of());
        var well = all.stream().filter(GuestTile::well).count();
        var hidden = all.size() - tiles().size();
        return well
                + " of "
                + all.size()
                + (all.size() == 1 ? " guest proven" : " guests proven")
                + (hidden > 0 ? "; " + hidden + " of them not shown" : "");
    }

    /// Newest first.
    public List<Told> timeline() {
        return run.map(it -> it.body().told().reversed().stream().limit(LINES_AT_MOST).toList())
                .orElse(List.of());
    }

    /// What a screen reader says aloud when it changes.
    public String news() {
        return timeline().stream().findFirst().map(it -> it.where() + " " + it.text()).orElse("");
    }

    /// For a class in the style sheet.
    public static String tone(Style style) {
        return style.name().toLowerCase(Locale.ROOT);
    }

    /// Says in a shape what the colour says.
    public static String mark(Style style) {
        return switch (style) {
            case GOOD -> "✓";
            case BAD -> "✗";
            case OPEN -> "?";
            case FAINT -> "○";
            case STRONG, PLAIN -> "▸";
        };
    }
}
