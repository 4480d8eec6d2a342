package dev.lifeboat.screens;

import dev.lifeboat.caps.Comparison;
import dev.lifeboat.core.evidence.CephCaps;
import java.util.TreeSet;

/// Every cap of a user before and after a change.
record CapsChange(CephCaps before, CephCaps after) {
    void show(Sheet sheet, int column) {
        var services = new TreeSet<>(before.caps().keySet());
        services.addAll(after.caps().keySet());
        for (var service : services) {
            var was = text(before, service);
            var is = text(after, service);
            sheet.entry(
                    column,
                    was.equals(is) ? was + "  (stays)" : was + "  ->  " + is,
                    Span.plain("   " + service));
        }
    }

    private static String text(CephCaps caps, String service) {
        var cap = caps.caps().getOrDefault(service, "");
        return cap.isEmpty() ? "nothing" : cap;
    }

    /// What is lost for sure, each with a question that was YES, and what cannot be told.
    static void losses(Comparison comparison, Sheet sheet, int column) {
        comparison
                .losses()
                .forEach(loss -> sheet.entry(column, loss.toString(), Span.plain(" lost")));
        comparison.doubts().forEach(doubt -> sheet.entry(column, doubt, Span.plain(" not known")));
    }
}
