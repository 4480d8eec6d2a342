package dev.lifeboat.cli;

import dev.lifeboat.drivers.access.Secret;
import dev.lifeboat.drivers.site.Keeping;
import dev.lifeboat.server.JournalChoice;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where the runs of this command are kept.
public final class JournalOption {
    /// What a journal can be kept in.
    enum Kind {
        DATABASE,
        FILE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(
            names = "--database-url",
            paramLabel = "URL",
            description =
                    "a PostgreSQL server for the journal, such as postgresql://lifeboat@db1/lifeboat; "
                            + "default: database-url of the site file, else one of our own in the "
                            + "state folder")
    private @Nullable String url;

    @Option(
            names = "--journal",
            paramLabel = "KIND",
            defaultValue = "database",
            description =
                    "${COMPLETION-CANDIDATES}; file: plain files in the state folder, for the night "
                            + "when the database is dead; refused while it lives")
    private Kind kind = Kind.DATABASE;

    @Option(
            names = "--alone",
            description =
                    "with --journal file and a server that others may still reach: no other lifeboat runs")
    private boolean alone;

    /// As it would be typed again, for a process that goes on with the same runs.
    List<String> words() {
        var words = new ArrayList<String>();
        if (url != null) {
            words.addAll(List.of("--database-url", url));
        }
        if (kind == Kind.FILE) {
            words.addAll(List.of("--journal", kind.toString()));
        }
        if (alone) {
            words.add("--alone");
        }
        return words;
    }

    JournalChoice choice(Keeping keeping) {
        if (url != null && Keeping.hasPassword(url)) {
            throw new Stop(
                    Exit.USAGE,
                    """
                    A password in a command line is seen by everybody on this machine.
                    next:  write the URL into a file that only you can read, and in the site file
                           database-url: {file: PATH}\
                    """);
        }
        if (url != null && !Keeping.isDatabaseUrl(url)) {
            throw new Stop(
                    Exit.USAGE,
                    "--database-url \""
                            + url
                            + "\" is not like postgresql://lifeboat@db1/lifeboat");
        }
        var server = Optional.ofNullable(url).map(Secret::of).or(keeping::databaseUrl);
        return new JournalChoice(server, kind == Kind.FILE, alone);
    }
}
