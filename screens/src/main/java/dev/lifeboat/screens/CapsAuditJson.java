package dev.lifeboat.screens;

import dev.lifeboat.caps.May;
import dev.lifeboat.caps.Release;
import tools.jackson.databind.node.JsonNodeFactory;

/// `lifeboat caps audit --json`: `lifeboat.caps-audit/1`, in pieces, because a cluster can have a
/// hundred thousand users.
public final class CapsAuditJson {
    private CapsAuditJson() {}

    public static String head(Release release) {
        return "{\"schema\":\"lifeboat.caps-audit/1\",\"release\":"
                + release.major()
                + ",\"entities\":[";
    }

    public static String entity(AuditedUser user) {
        var audit = user.audit();
        var node = JsonNodeFactory.instance.objectNode();
        node.put("entity", user.entity());
        node.put("mayBreakLocks", audit.mayBreakLocks().may().name());
        var others = node.putObject("byRelease");
        audit.byRelease()
                .forEach((release, verdict) ->
                        others.put(String.valueOf(release.major()), verdict.may().name()));
        node.put("because", audit.mayBreakLocks().because());
        user.remedy()
                .ifPresentOrElse(
                        command -> node.put("remedy", command), () -> node.putNull("remedy"));
        node.put("holdsDisks", user.holdsDisks());
        node.put("mayBlocklistHosts", audit.mayBlocklistHosts().may().name());
        node.put("mayWrite", audit.mayWrite().toString());
        var broad = node.putArray("overBroad");
        audit.overBroad().forEach(broad::add);
        var notes = node.putArray("notes");
        audit.notes().forEach(note -> notes.add(note.toString()));
        if (!user.effective().isEmpty()) {
            var effective = node.putArray("effective");
            for (var each : user.effective()) {
                effective
                        .addObject()
                        .put("mon", each.mon())
                        .put("clients", each.clients())
                        .put("mayBreakLocks", each.mayBreakLocks().may().name())
                        .put("because", each.mayBreakLocks().because());
            }
        }
        return JsonText.of(node);
    }

    /// @param worst of the users that hold disks
    public static String tail(May worst) {
        return "],\"mayBreakLocks\":\"" + worst.name() + "\"}";
    }
}
