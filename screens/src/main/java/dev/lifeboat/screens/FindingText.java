package dev.lifeboat.screens;

import dev.lifeboat.core.readiness.Finding;
import dev.lifeboat.core.readiness.Readiness;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;

/// Small pieces of what a finding says.
final class FindingText {
    private FindingText() {}

    static String word(Readiness.Word word) {
        return word.name().replace('_', ' ');
    }

    /// `(ceph auth get client.libvirt, 4 min ago)`
    static String source(Finding finding, Instant at) {
        var answered = finding.evidence().answered();
        var when = answered.equals(Instant.MIN) ? "never asked" : Page.ago(answered, at);
        return "("
                + finding.evidence().source().command()
                + ", "
                + when.replace(" ", Sheet.HARD_SPACE)
                + ")";
    }

    /// Those of which something else is said; a host that does not answer says one thing of each of
    /// its guests.
    static List<Finding> distinct(List<Finding> findings) {
        var said = new LinkedHashMap<String, Finding>();
        findings.forEach(finding -> said.putIfAbsent(finding.because(), finding));
        return List.copyOf(said.values());
    }
}
