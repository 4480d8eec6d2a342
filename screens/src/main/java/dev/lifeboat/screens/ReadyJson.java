package dev.lifeboat.screens;

import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.readiness.Change;
import dev.lifeboat.core.readiness.Finding;
import dev.lifeboat.core.readiness.Readiness;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// `lifeboat ready --json`: `lifeboat.ready/1`.
public final class ReadyJson {
    private ReadyJson() {}

    /// @param changes of hosts of which it was asked what has changed
    public static String text(
            List<Readiness> hosts, SortedMap<HostId, List<Change>> changes, Instant at) {
        var root = JsonNodeFactory.instance.objectNode();
        root.put("schema", "lifeboat.ready/1");
        PlanJson.time(root, "at", at);
        var all = root.putArray("hosts");
        for (var readiness : hosts) {
            var node = all.addObject();
            node.put("host", readiness.host().name());
            var onto = node.putArray("onto");
            readiness.recovery().targets().forEach(target -> onto.add(target.name()));
            node.put("verdict", readiness.word().name());
            var findings = node.putArray("findings");
            readiness
                    .findings()
                    .forEach(finding -> finding(finding, readiness, findings.addObject()));
            if (changes.containsKey(readiness.host())) {
                var list = node.putArray("changes");
                changes.get(readiness.host())
                        .forEach(change -> change(change, readiness, list.addObject()));
            }
        }
        return JsonText.of(root);
    }

    private static void change(Change change, Readiness readiness, ObjectNode node) {
        var now = change.now();
        node.put("id", now.check().toString());
        node.put("subject", SubjectText.of(now.subject(), readiness.recovery().fleet()));
        node.put("was", change.was().map(proof -> proof.answer().name()).orElse(null));
        node.put("ready", now.ready().name());
        node.put("wasLevel", change.was().map(proof -> proof.level().name()).orElse(null));
        node.put("level", now.level().name());
        var because = node.putArray("changed");
        change.because().forEach(because::add);
    }

    private static void finding(Finding finding, Readiness readiness, ObjectNode node) {
        node.put("id", finding.check().toString());
        node.put("subject", SubjectText.of(finding.subject(), readiness.recovery().fleet()));
        node.put("ready", finding.ready().name());
        node.put("level", finding.level().name());
        node.put("because", finding.because());
        node.put("source", finding.evidence().source().command());
        PlanJson.time(node, "at", finding.evidence().answered());
        PlanJson.time(node, "until", finding.until().orElse(Instant.MIN));
        node.put("remedy", finding.remedy().orElse(null));
    }
}
