package dev.lifeboat.screens;

import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.fleet.Fleet;
import dev.lifeboat.core.fleet.Words;
import dev.lifeboat.core.plan.Goal;
import dev.lifeboat.core.plan.Plan;
import dev.lifeboat.core.plan.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.TreeSet;

/// `lifeboat plan HOST`: what would be done, where each guest goes, who stays and why.
public final class PlanScreen {
    private static final int DETAIL = 34;
    private static final int ASIDE = 18;

    private PlanScreen() {}

    /// @param now what the plan was made from
    public static String text(Plan plan, Fleet fleet, Snapshot now, Expected expected, Page page) {
        var sheet = new Sheet(page);
        var head = "Plan " + plan.id() + ": " + plan.goal().text();
        sheet.ends(new Span(Style.STRONG, head), made(plan, now, page)).blank();
        var details = new PhaseDetails(plan, fleet, now);
        for (var phase : plan.phases()) {
            var name = "  " + Plain.pad(phase.number(), 2) + " " + PhaseNames.of(phase, plan);
            var lines = details.of(phase);
            if (lines.isEmpty()) {
                sheet.line(name);
                continue;
            }
            detail(sheet, lines.getFirst(), Span.plain(name));
            lines.stream().skip(1).forEach(line -> detail(sheet, line));
        }
        sheet.blank();
        asides(plan, sheet);
        if (plan.goal() instanceof Goal.Evacuate) {
            aside(sheet, "expected", expected.text());
            expected.phases().ifPresent(parts -> aside(sheet, "", parts));
            expected.drilled().ifPresent(boots -> aside(sheet, "", boots));
        }
        return sheet.next("lifeboat go " + plan.id()).toString();
    }

    private static void detail(Sheet sheet, String line, Span... head) {
        sheet.entry(DETAIL, line, head);
    }

    private static void asides(Plan plan, Sheet sheet) {
        var adopted = PhaseDetails.adopted(plan);
        if (!adopted.isEmpty()) {
            var where = Words.list(adopted) + ": not started again, healed and proven there";
            aside(sheet, "already started", where);
        }
        var title = "not in the plan";
        var names = 2 + plan.refusals().stream().mapToInt(it -> it.name().length()).max().orElse(0);
        for (var refusal : sorted(plan)) {
            var who = " " + Plain.pad(title, ASIDE) + Plain.pad(refusal.name(), names);
            sheet.entry(ASIDE + 1 + names, refusal.because(), Span.plain(who));
            title = "";
        }
        for (var followUp : plan.followUps()) {
            aside(sheet, "follow-up", followUp.because() + ":");
            sheet.line(" ".repeat(ASIDE + 1) + followUp.command());
        }
    }

    private static void aside(Sheet sheet, String title, String text) {
        sheet.entry(ASIDE + 1, text, Span.plain(" " + title));
    }

    private static Iterable<Refusal> sorted(Plan plan) {
        return plan.refusals().stream()
                .sorted(
                        Comparator.comparing(Refusal::matters)
                                .reversed()
                                .thenComparing(Refusal::name))
                .toList();
    }

    private static String made(Plan plan, Snapshot now, Page page) {
        if (plan.seen().equals(Instant.MIN)) {
            return "made from no reading at all";
        }
        var keys = new TreeSet<Key<?, ?>>();
        plan.steps()
                .forEach(step -> {
                    keys.addAll(step.asks());
                    step.guards().forEach(guard -> keys.addAll(guard.asks()));
                });
        var oldest =
                keys.stream()
                        .filter(key -> !key.kind().isHistory())
                        .map(key -> now.read(key).answered())
                        .filter(at -> at.isAfter(Instant.MIN) && at.isBefore(plan.seen()))
                        .min(Instant::compareTo)
                        .orElse(plan.seen());
        var age = Duration.between(oldest, plan.seen());
        return "made "
                + page.time(plan.seen())
                + (age.toSeconds() < 1
                        ? ", all read just before"
                        : " from readings up to " + Page.age(age) + " old");
    }
}
