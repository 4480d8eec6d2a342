package dev.lifeboat.screens;

import dev.lifeboat.caps.May;
import dev.lifeboat.caps.Release;
import dev.lifeboat.caps.Remedy;
import dev.lifeboat.core.fleet.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Which of Ceph's users could not take over a dead client's disks, and what else is wrong with
/// their caps. Users come one after the other; only those with a fault are kept.
public final class CapsAuditScreen {
    /// Of each kind; a thousand customers with the same key's fault need one line, not all.
    private static final int SHOWN = 20;

    private static final int COLUMN = 12;

    private static final String OLD_CAPS = "OLD CAPS";
    private static final String TOO_MUCH = "TOO MUCH";
    private static final String NO_EFFECT = "NO EFFECT";

    private final Page page;
    private final Release release;
    private final Some refused = new Some();
    private final Some unproven = new Some();
    private final Some behind = new Some();
    private final Some broad = new Some();
    private final Some noted = new Some();
    private int users;
    private int holders;

    /// The first users of a kind, and how many there are.
    private static final class Some {
        private final List<AuditedUser> shown = new ArrayList<>();
        private int all;

        void add(AuditedUser user) {
            all++;
            if (shown.size() < SHOWN) {
                shown.add(user);
            }
        }

        boolean isEmpty() {
            return all == 0;
        }

        /// What is not shown is said.
        void show(Sheet sheet, String word, Consumer<AuditedUser> show) {
            shown.forEach(show);
            if (all > shown.size()) {
                sheet.entry(COLUMN, (all - shown.size()) + " more like them: --json", head(word));
            }
        }
    }

    /// @param release by whose rules the clients are judged
    public CapsAuditScreen(Page page, Release release) {
        this.page = page;
        this.release = release;
    }

    public void add(AuditedUser user) {
        users++;
        if (user.holdsDisks()) {
            holders++;
            switch (user.audit().mayBreakLocks().may()) {
                case NO -> refused.add(user);
                case UNKNOWN -> unproven.add(user);
                case YES -> {}
            }
        }
        if (!user.effective().isEmpty()) {
            behind.add(user);
        }
        if (isStrange(user)) {
            broad.add(user);
        }
        if (!user.audit().notes().isEmpty()) {
            noted.add(user);
        }
    }

    /// Administrators and daemons have what others should not.
    private static boolean isStrange(AuditedUser user) {
        return user.entity().startsWith("client.")
                && !user.entity().equals("client.admin")
                && !user.audit().overBroad().isEmpty();
    }

    public String text() {
        var sheet = new Sheet(page);
        sheet.text(0, summary()).blank();
        for (var some : List.of(refused, unproven)) {
            var word = some == refused ? "BLOCKED" : "UNPROVEN";
            some.show(sheet, word, user -> locked(sheet, user, word));
            if (some.all > some.shown.size()) {
                sheet.blank();
            }
        }
        behind.show(sheet, OLD_CAPS, user -> behind(sheet, user));
        broad.show(sheet, TOO_MUCH, user -> broad(sheet, user));
        noted.show(sheet, NO_EFFECT, user -> noted(sheet, user));
        if (!behind.isEmpty() || !broad.isEmpty() || !noted.isEmpty()) {
            sheet.blank();
        }
        Stream.concat(refused.shown.stream(), unproven.shown.stream())
                .findFirst()
                .ifPresentOrElse(
                        user ->
                                sheet.next(
                                        "lifeboat caps fix "
                                                + Quoted.argument(user.entity())
                                                + " --plan"),
                        () -> sheet.line(" nothing to do"));
        return sheet.toString();
    }

    private String summary() {
        var all = Words.count(users, "user") + ", judged as clients of " + release + ": ";
        if (holders == 0) {
            return all + "none of them writes disks";
        }
        if (refused.isEmpty() && unproven.isEmpty()) {
            return all + "the " + holders + " that write disks may break a dead client's lock";
        }
        if (refused.isEmpty()) {
            return all
                    + ("of %d of the %d that write disks it is not known whether they could take"
                                    + " over a dead client's")
                            .formatted(unproven.all, holders);
        }
        return all
                + "%d of the %d that write disks could not take over a dead client's"
                        .formatted(refused.all, holders)
                + (unproven.isEmpty() ? "" : "; of " + unproven.all + " it is not known");
    }

    private static Span head(String word) {
        return Span.plain(" " + word);
    }

    private static void locked(Sheet sheet, AuditedUser user, String word) {
        var audit = user.audit();
        var may = audit.mayBreakLocks();
        var text =
                user.entity()
                        + " writes "
                        + audit.mayWrite()
                        + (may.may() == May.NO
                                ? " and may not break a dead client's lock: "
                                : "; whether it may break a dead client's lock is not known: ")
                        + may.because();
        sheet.entry(COLUMN, text, head(word));
        switch (audit.remedy()) {
            case Remedy.Change change -> sheet.command(COLUMN, change.command());
            case Remedy.NotKnown(var because) ->
                    sheet.text(COLUMN, "no change can be named: " + because);
            case Remedy.NotNeeded _ -> {}
        }
        sheet.blank();
    }

    private static void behind(Sheet sheet, AuditedUser user) {
        for (var each : user.effective()) {
            var clients = Words.count(each.clients(), "running client");
            sheet.entry(
                    COLUMN,
                    clients
                            + " of "
                            + user.entity()
                            + (each.clients() == 1 ? " has" : " have")
                            + " mon '"
                            + each.mon()
                            + "' until reconnecting; with that, breaking locks: "
                            + each.mayBreakLocks().may(),
                    head(OLD_CAPS));
        }
    }

    private static void broad(Sheet sheet, AuditedUser user) {
        var text = user.entity() + " " + Words.list(user.audit().overBroad());
        sheet.entry(COLUMN, text, head(TOO_MUCH));
    }

    private static void noted(Sheet sheet, AuditedUser user) {
        for (var note : user.audit().notes()) {
            sheet.entry(COLUMN, user.entity() + "  " + note, head(NO_EFFECT));
        }
    }

    /// Of the users that hold disks: YES only where each of them may for sure.
    public May worst() {
        return !refused.isEmpty() ? May.NO : unproven.isEmpty() ? May.YES : May.UNKNOWN;
    }
}
