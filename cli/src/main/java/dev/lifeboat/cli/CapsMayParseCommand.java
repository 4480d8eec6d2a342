package dev.lifeboat.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Whether Ceph takes a cap, and where it stops to read if not.
@Command(
        name = "parse",
        mixinStandardHelpOptions = true,
        description = "Says GOOD, or BAD with the place where Ceph stops to understand the cap.",
        footer = {"", "Example:  lifeboat caps may parse osd 'allow profile rbd pool=vms'"})
public final class CapsMayParseCommand implements Callable<Integer> {
    @Mixin private MayOptions options = new MayOptions();

    @Parameters(index = "0", paramLabel = "SERVICE", description = "mon, osd, mgr or mds")
    private String service = "";

    @Parameters(index = "1", paramLabel = "CAP")
    private String cap = "";

    @Override
    public Integer call() {
        return options.answer(MayOptions.about(service, cap).put("parse", true));
    }
}
