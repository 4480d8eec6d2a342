package dev.lifeboat.core.readiness;

import dev.lifeboat.core.evidence.Answer;
import dev.lifeboat.core.evidence.Residents;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.VmId;
import java.util.ArrayList;
import java.util.Optional;

/// What may be said of a host when there is no site file: the hosts that were named need not be all
/// that there are, and what mends a finding is another command.
public final class WithoutSiteFile {
    private static final String AUDIT = "ceph auth ls -f json | lifeboat caps audit -";

    private WithoutSiteFile() {}

    public static Readiness of(Readiness readiness) {
        var findings = new ArrayList<Finding>();
        readiness.findings().forEach(finding -> findings.add(of(finding, readiness.recovery())));
        findings.sort(Finding.ORDER);
        return new Readiness(readiness.recovery(), findings);
    }

    private static Finding of(Finding finding, Recovery recovery) {
        if (finding.ready() == Answer.YES) {
            return finding;
        }
        if (finding.check() == CheckId.CAPACITY
                && finding.ready() == Answer.NO
                && finding.subject() instanceof VmId vm
                && movable(vm, recovery)
                && nobodyElse(recovery)) {
            var guest = recovery.fleet().vm(vm);
            return with(
                    finding,
                    Answer.UNKNOWN,
                    guest.name() + ": no other host that could take it was looked at",
                    "name the other hosts too: --from-ssh HOST,HOST");
        }
        return with(
                finding, finding.ready(), because(finding, recovery), remedy(finding, recovery));
    }

    /// What the checks say of a site file, for somebody who has none.
    private static String because(Finding finding, Recovery recovery) {
        if (finding.ready() == Answer.NO) {
            return finding.because();
        }
        return switch (finding.check()) {
            case OUT_OF_BAND ->
                    "a login does not show the BMC of "
                            + recovery.host()
                            + ": that it is off would have to be seen by a person";
            case FENCE ->
                    "what a fence of "
                            + recovery.host()
                            + " leans on was not all asked: it takes an admin key of Ceph and a BMC";
            case CAPS, LOCKS, BOOT, DEBT, CAPACITY, RETURN -> finding.because();
        };
    }

    /// It is only for want of a host that it has no place.
    private static boolean movable(VmId vm, Recovery recovery) {
        return recovery.definition(vm)
                .filter(known -> known.otherDisks().isEmpty() && !known.disks().isEmpty())
                .isPresent();
    }

    private static boolean nobodyElse(Recovery recovery) {
        return recovery.targets()
                .noneMatch(host -> recovery.now().read(Residents.of(host)).isKnown());
    }

    /// A command that needs a site file helps nobody who has none.
    private static String remedy(Finding finding, Recovery recovery) {
        var remedy = finding.remedy().orElse("");
        return switch (finding.check()) {
            case CAPS -> AUDIT;
            case LOCKS ->
                    remedy.startsWith("lifeboat ")
                            ? "write a site file with ceph.NAME.conf and .keyring"
                            : remedy;
            case FENCE -> "write a site file with ceph.NAME and hosts.NAME.bmc";
            case OUT_OF_BAND -> "write a site file with hosts." + recovery.host() + ".bmc";
            case CAPACITY ->
                    remedy.startsWith("lifeboat ") ? mend(finding, recovery.host()) : remedy;
            case BOOT -> remedy.startsWith("lifeboat ") ? asRoot(recovery.host()) : remedy;
            case DEBT -> remedy.startsWith("drain ") ? remedy : asRoot(recovery.host());
            case RETURN ->
                    remedy.startsWith("lifeboat ")
                            ? "see it on the host: virsh list --all"
                            : remedy;
        };
    }

    private static String asRoot(HostId host) {
        return "log in as root, who may read all of it: --from-ssh root@" + host;
    }

    /// Of the host that was asked, which need not be the one that would die.
    private static String mend(Finding finding, HostId host) {
        var asked = finding.evidence().source().about() instanceof HostId other ? other : host;
        return "mend the login to " + asked + ": ssh " + asked;
    }

    private static Finding with(Finding finding, Answer ready, String because, String remedy) {
        return new Finding(
                finding.check(),
                finding.subject(),
                ready,
                because,
                finding.evidence(),
                Optional.of(remedy),
                finding.basis(),
                finding.drills());
    }
}
