package dev.lifeboat.cli;

import picocli.CommandLine.Command;

/// Trying what a recovery leans on, on what is nobody's.
@Command(
        name = "drill",
        mixinStandardHelpOptions = true,
        description = {
            "Tries a part of a recovery on a quiet day.",
            "",
            "Says first what customers could notice, and asks. What it shows counts in lifeboat ready "
                    + "until it is too old or what it rested on changes."
        },
        subcommands = {
            DrillLockCommand.class,
            DrillRestartCommand.class,
            DrillOobCommand.class,
            DrillFullCommand.class
        })
public final class DrillCommand {}
