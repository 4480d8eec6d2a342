import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Wall time, and the CPU time of the whole process with its compilers and its garbage collector.
final class Stopwatch {
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final int warm;
    private final List<Double> wall = new ArrayList<>();
    private final List<Double> cpu = new ArrayList<>();

    /// @param warm the first so many laps do not count
    Stopwatch(int warm) {
        this.warm = warm;
    }

    void lap(Runnable work) {
        var cpuBegun = SYSTEM.getProcessCpuTime();
        var begun = System.nanoTime();
        work.run();
        wall.add((System.nanoTime() - begun) / 1e6);
        cpu.add((SYSTEM.getProcessCpuTime() - cpuBegun) / 1e6);
    }

    private String share(List<Double> laps, int percent) {
        var counting = laps.subList(warm, laps.size()).stream().sorted().toList();
        var at = Math.min(counting.size() - 1, counting.size() * percent / 100);
        return String.format(Locale.ROOT, "%.2f", counting.get(at));
    }

    String json() {
        return "\"wall-ms\": {\"cold\": %.1f, \"least\": %s, \"median\": %s, \"p95\": %s, \"most\": %s}, "
                        .formatted(
                                wall.getFirst(),
                                share(wall, 0),
                                share(wall, 50),
                                share(wall, 95),
                                share(wall, 100))
                + "\"cpu-ms\": {\"least\": %s, \"median\": %s, \"p95\": %s}"
                        .formatted(share(cpu, 0), share(cpu, 50), share(cpu, 95));
    }
}
