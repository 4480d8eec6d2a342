package dev.lifeboat.cli;

import picocli.CommandLine.Command;

/// What Ceph's users may do.
@Command(
        name = "caps",
        mixinStandardHelpOptions = true,
        description = "What Ceph's users may do: fix.",
        subcommands = CapsFixCommand.class)
public final class CapsCommand {}
