package dev.lifeboat.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The whole outage and its recovery, for real, in a lab on this machine.
@Command(
        name = "try",
        mixinStandardHelpOptions = true,
        description = {
            "Lets a real host die in a lab on this machine, and recovers it.",
            "",
            "Builds the lab (real Ceph, libvirt/QEMU, BMCs), lets kct09 hang as it did in 2019, "
                    + "starts two of its guests by the old procedure, recovers all of them, and "
                    + "removes the lab. Needs root and Debian 12. Exit code 0 only if every guest is "
                    + "proven well."
        },
        footer = {"", "Example:  ./lifeboat try --yes"})
public final class TryCommand implements Callable<Integer> {
    @Option(
            names = "--yes",
            description = "install missing Debian packages and answer what is asked")
    private boolean yes;

    @Option(names = "--keep", description = "leave the lab running")
    private boolean keep;

    @Option(names = "--simulated", description = "in the simulator instead: no root, no lab")
    private boolean simulated;

    @Option(
            names = "--guests",
            paramLabel = "N",
            defaultValue = "8",
            description = "2 to 16; default: ${DEFAULT-VALUE}")
    private int guests;

    @Mixin private PageOption page = new PageOption();

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (simulated) {
            return SimulatedTry.run(page);
        }
        if (guests < 2 || guests > 16) {
            throw new Stop(Exit.USAGE, "--guests " + guests + " is not from 2 to 16");
        }
        if (!System.getProperty("user.name").equals("root")
                || !System.getProperty("os.name").equals("Linux")) {
            throw new Stop(
                    Exit.USAGE,
                    "The lab needs root on Debian 12: it makes network namespaces and runs Ceph, libvirt and QEMU.\n"
                            + "next:  sudo ./lifeboat try --yes, or ./lifeboat try --simulated");
        }
        var up =
                new ArrayList<>(
                        List.of("up", "--caps", "old", "--guests", Integer.toString(guests)));
        if (yes) {
            up.add("--yes");
        }
        var built = LabCommand.run(up, ProcessBuilder.Redirect.to(Path.of("/dev/null").toFile()));
        if (built != 0) {
            return built;
        }
        try (var rehearsal = new Rehearsal(Path.of("lifeboat-try"), yes, page)) {
            return rehearsal.run().code();
        } finally {
            if (!keep) {
                LabCommand.run(List.of("down"), ProcessBuilder.Redirect.INHERIT);
            }
        }
    }
}
