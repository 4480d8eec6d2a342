package dev.lifeboat.cli;

import picocli.CommandLine.Command;

/// What Ceph's users may do.
@Command(
        name = "caps",
        mixinStandardHelpOptions = true,
        description = "Shows and mends what Ceph's users may do.",
        subcommands = {
            CapsAuditCommand.class,
            CapsMayCommand.class,
            CapsFixCommand.class,
            CapsRollbackCommand.class
        })
public final class CapsCommand {}
