package dev.lifeboat.screens;

import dev.lifeboat.caps.Comparison;
import dev.lifeboat.caps.Release;
import dev.lifeboat.core.evidence.CephCaps;
import dev.lifeboat.core.fleet.CephUser;
import java.time.Instant;

/// What it means to give a user the caps again that it had before `lifeboat caps fix`.
///
/// @param fixed when that was
/// @param expected the caps that were given then
/// @param now the caps it has
/// @param before the caps it would have again
public record CapsRollback(
        CephUser user,
        Release release,
        Instant fixed,
        CephCaps expected,
        CephCaps now,
        CephCaps before) {
    private static final int COLUMN = 12;

    public boolean isNeeded() {
        return !now.equals(before);
    }

    public String text(Page page) {
        var sheet = new Sheet(page);
        if (!isNeeded()) {
            return sheet.text(0, user.entity() + " has the caps that it had before the fix.")
                    .toString();
        }
        sheet.text(
                        0,
                        "Back to the caps that "
                                + user.entity()
                                + " had before the fix of "
                                + page.dayAndTime(fixed)
                                + ":")
                .blank();
        new CapsChange(now, before).show(sheet, COLUMN);
        if (!now.equals(expected)) {
            sheet.text(1, "Its caps were changed since by somebody else; that goes too.");
        }
        sheet.blank();
        var comparison = Comparison.between(now.caps(), before.caps(), release);
        CapsChange.losses(comparison, sheet, COLUMN);
        if (comparison.nothingIsLost()) {
            sheet.text(1, "Nobody loses a permission.");
        }
        return sheet.toString();
    }
}
