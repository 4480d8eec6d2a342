import com.sun.management.OperatingSystemMXBean;
import dev.lifeboat.caps.Auditor;
import dev.lifeboat.caps.May;
import dev.lifeboat.caps.Release;
import dev.lifeboat.drivers.ceph.AuthDump;
import java.io.BufferedInputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The audit of a dump of users in a running JVM: prints how many may not break locks, and the CPU
/// seconds of the whole process for each of the last audits, one a line.
final class AuditDump {
    private AuditDump() {}

    public static void main(String[] arguments) throws Exception {
        var file = Path.of(arguments[0]);
        var warm = Integer.parseInt(arguments[1]);
        var measured = Integer.parseInt(arguments[2]);
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        for (var run = 0; run < warm + measured; run++) {
            var begun = system.getProcessCpuTime();
            var may = new int[May.values().length];
            var auditor = new Auditor(Release.PACIFIC, Release.PACIFIC, Optional.empty());
            try (var in = new BufferedInputStream(Files.newInputStream(file))) {
                AuthDump.read(
                        in,
                        user ->
                                may[
                                        auditor.audit(user.name(), user.caps())
                                                .mayBreakLocks()
                                                .may()
                                                .ordinal()]++);
            }
            var seconds = (system.getProcessCpuTime() - begun) / 1e9;
            if (run == 0) {
                System.out.println(may[May.NO.ordinal()]);
            }
            if (run >= warm) {
                System.out.println(seconds);
            }
        }
    }
}
