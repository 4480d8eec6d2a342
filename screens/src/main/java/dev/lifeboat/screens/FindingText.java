package dev.lifeboat.screens;

import dev.lifeboat.core.fleet.Fleet;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.Subject;
import dev.lifeboat.core.fleet.VmId;
import dev.lifeboat.core.plan.Goal;
import dev.lifeboat.core.readiness.Finding;
import dev.lifeboat.core.readiness.Readiness;
import java.time.Instant;
import java.util.SortedSet;
import java.util.TreeSet;

/// Small pieces of what a finding says.
final class FindingText {
    private FindingText() {}

    static String word(Readiness.Word word) {
        return word.name().replace('_', ' ');
    }

    /// A guest's name rather than its UUID.
    static String name(Subject subject, Fleet fleet) {
        return subject instanceof VmId vm ? fleet.vm(vm).name() : subject.label();
    }

    /// `(ceph auth get client.libvirt, 4 min ago)`
    static String source(Finding finding, Instant at) {
        var answered = finding.evidence().answered();
        var when = answered.equals(Instant.MIN) ? "never asked" : Page.ago(answered, at);
        return ("(" + finding.evidence().source().command() + ", " + when + ")")
                .replace(' ', Sheet.HARD_SPACE.charAt(0));
    }

    /// The hosts that can take guests of this one.
    static SortedSet<HostId> onto(Readiness readiness) {
        return readiness.recovery().plan().goal() instanceof Goal.Evacuate evacuate
                ? evacuate.onto()
                : new TreeSet<>();
    }
}
