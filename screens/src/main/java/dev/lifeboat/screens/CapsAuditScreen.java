package dev.lifeboat.screens;

import dev.lifeboat.caps.May;
import dev.lifeboat.caps.Release;
import dev.lifeboat.caps.Remedy;
import dev.lifeboat.core.fleet.Words;
import java.util.ArrayList;
import java.util.List;

/// Which of Ceph's users could not take over a dead client's disks, and what else is wrong with
/// their caps. Users come one after the other; only those with a fault are kept.
public final class CapsAuditScreen {
    /// Of each kind; a thousand customers with the same key's fault need one line, not all.
    private static final int SHOWN = 20;

    private static final int COLUMN = 12;

    private final Page page;
    private final Release release;
    private final List<AuditedUser> locked = new ArrayList<>();
    private final List<AuditedUser> behind = new ArrayList<>();
    private final List<AuditedUser> broad = new ArrayList<>();
    private final List<AuditedUser> noted = new ArrayList<>();
    private int users;
    private int holders;
    private int wrong;
    private boolean refused;

    /// @param release by whose rules the clients are judged
    public CapsAuditScreen(Page page, Release release) {
        this.page = page;
        this.release = release;
    }

    public void add(AuditedUser user) {
        users++;
        if (user.holdsDisks()) {
            holders++;
            var may = user.audit().mayBreakLocks().may();
            if (may != May.YES) {
                wrong++;
                refused |= may == May.NO;
                keep(locked, user);
            }
        }
        if (!user.effective().isEmpty()) {
            keep(behind, user);
        }
        if (isStrange(user)) {
            keep(broad, user);
        }
        if (!user.audit().notes().isEmpty()) {
            keep(noted, user);
        }
    }

    private static void keep(List<AuditedUser> some, AuditedUser user) {
        if (some.size() < SHOWN) {
            some.add(user);
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
        locked.forEach(user -> locked(sheet, user));
        if (wrong > locked.size()) {
            sheet.entry(
                            COLUMN,
                            (wrong - locked.size()) + " more like them: --json",
                            head("BLOCKED"))
                    .blank();
        }
        behind.forEach(user -> behind(sheet, user));
        for (var user : broad) {
            sheet.entry(
                    COLUMN,
                    user.entity() + " " + Words.list(user.audit().overBroad()),
                    head("TOO MUCH"));
        }
        for (var user : noted) {
            for (var note : user.audit().notes()) {
                sheet.entry(COLUMN, user.entity() + "  " + note, head("NO EFFECT"));
            }
        }
        if (!behind.isEmpty() || !broad.isEmpty() || !noted.isEmpty()) {
            sheet.blank();
        }
        locked.stream()
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
        return all
                + (wrong == 0
                        ? "the " + holders + " that write disks may break a dead client's lock"
                        : wrong
                                + " of the "
                                + holders
                                + " that write disks could not take over a dead client's");
    }

    private static Span head(String word) {
        return Span.plain(" " + word);
    }

    private void locked(Sheet sheet, AuditedUser user) {
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
        sheet.entry(COLUMN, text, head(may.may() == May.NO ? "BLOCKED" : "UNPROVEN"));
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
                    head("OLD CAPS"));
        }
    }

    /// Of the users that hold disks: YES only where each of them may for sure.
    public May worst() {
        return wrong == 0 ? May.YES : refused ? May.NO : May.UNKNOWN;
    }
}
