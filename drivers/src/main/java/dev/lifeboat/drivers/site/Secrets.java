package dev.lifeboat.drivers.site;

import static dev.lifeboat.drivers.site.Problems.quote;

import dev.lifeboat.drivers.access.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;

/// Gets the secrets that a file names. None is ever shown, whatever is wrong with it.
final class Secrets {
    /// Longer than any password or URL; the rest of a wrong file is not read.
    static final int MOST_BYTES = 4096;

    private static final Set<PosixFilePermission> OTHERS =
            EnumSet.of(
                    PosixFilePermission.GROUP_READ,
                    PosixFilePermission.GROUP_WRITE,
                    PosixFilePermission.OTHERS_READ,
                    PosixFilePermission.OTHERS_WRITE);

    private static final Set<SiteKey> HIDDEN =
            EnumSet.of(
                    SiteKey.BMC_PASSWORD,
                    SiteKey.DATABASE_URL,
                    SiteKey.HOOK_WEBHOOK,
                    SiteKey.SECRET_ENV);

    private final Surroundings around;
    private final Places places;
    private final Map<List<String>, List<Wish>> commands = new LinkedHashMap<>();
    private final SortedSet<String> variables = new TreeSet<>();

    /// What a secret must look like, such as a URL.
    record Form(Function<String, Optional<String>> meaning, String name) {}

    /// @param must whether the file is wrong without it; else only this part does not work
    private record Wish(
            Section section, SiteKey key, boolean must, Form form, Consumer<Secret> use) {
        void missing(String text) {
            var problems = section.problems();
            if (must) {
                problems.add(section.line(key), section.at(key), text);
            } else {
                problems.warn(section.line(key), section.at(key), text);
            }
        }

        /// One line of text, as it came from a file, the environment or a command.
        void take(String text) {
            var line = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
            if (line.isEmpty()) {
                missing("the secret is empty");
            } else if (line.length() > MOST_BYTES || line.chars().anyMatch(c -> c < ' ')) {
                missing("the secret is not one line of at most " + MOST_BYTES + " bytes");
            } else if (form.meaning.apply(line).isEmpty()) {
                missing("the secret is not " + form.name);
            } else {
                use.accept(Secret.of(line));
            }
        }
    }

    Secrets(Surroundings around, Places places) {
        this.around = around;
        this.places = places;
    }

    /// A wrong value as a message may show it.
    static String shown(SiteKey key, String text) {
        return HIDDEN.contains(key) ? "what stands here (not shown)" : quote(text);
    }

    /// Asks for the secret at a key. `use` gets it, at once or when the commands are run.
    void want(Section section, SiteKey key, boolean must, Form form, Consumer<Secret> use) {
        var yaml = section.at(key, must);
        if (yaml.isPresent() && yaml.get() instanceof Yaml.Word(_, var line)) {
            section.problems()
                    .add(
                            line,
                            section.at(key),
                            "a secret must not stand in this file, which is copied and shown: write"
                                    + " {file: PATH}, {env: NAME} or {command: [PROGRAM, ...]}");
            return;
        }
        yaml.flatMap(found -> section.secret(key, found))
                .ifPresent(ways -> choose(ways, new Wish(section, key, must, form, use)));
    }

    private void choose(Section ways, Wish wish) {
        var given = SiteKey.in("SECRET").stream().filter(ways::has).toList();
        if (given.size() != 1) {
            wish.section.wrong(wish.key, "write one of file, env and command");
            return;
        }
        switch (given.getFirst()) {
            case SECRET_FILE ->
                    places.path(ways, SiteKey.SECRET_FILE).ifPresent(f -> file(f, wish));
            case SECRET_ENV ->
                    ways.may(SiteKey.SECRET_ENV, Values::variable).ifPresent(n -> env(n, wish));
            default -> command(ways, wish);
        }
    }

    private void file(Path file, Wish wish) {
        var section = wish.section;
        try {
            if (!Files.isRegularFile(file)) {
                section.wrong(
                        wish.key, file + (Files.exists(file) ? " is no file" : " is not there"));
                return;
            }
            if (Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains)) {
                section.wrong(wish.key, "others may read " + file + ": chmod 600 " + file);
                return;
            }
            try (var in = Files.newInputStream(file)) {
                wish.take(new String(in.readNBytes(MOST_BYTES + 2), StandardCharsets.UTF_8));
            }
        } catch (IOException _) {
            section.wrong(wish.key, file + " may not be read by this user");
        }
    }

    private void env(String name, Wish wish) {
        variables.add(name);
        var value = around.env().get(name);
        if (value == null) {
            wish.missing("the environment variable " + name + " is not set");
        } else {
            wish.take(value);
        }
    }

    /// The environment variables that secrets are in.
    SortedSet<String> variables() {
        return variables;
    }

    private void command(Section ways, Wish wish) {
        Optional<List<String>> argv =
                ways.list(SiteKey.SECRET_COMMAND, 1, 64, "an argument", Values::argument)
                        .filter(words -> !words.isEmpty());
        argv.ifPresent(words -> commands.computeIfAbsent(words, _ -> new ArrayList<>()).add(wish));
    }

    /// Runs what was asked for; only of a file that is right otherwise.
    void runCommands() {
        var answers = SecretCommands.run(commands.keySet(), places.folder());
        commands.forEach((argv, wishes) -> {
            for (var wish : wishes) {
                switch (answers.get(argv)) {
                    case SecretCommands.Said(var text) -> wish.take(text);
                    case SecretCommands.Failed(var why) ->
                            wish.missing("the command " + quote(argv.getFirst()) + " " + why);
                    case null -> throw new IllegalStateException("not run: " + argv);
                }
            }
        });
    }
}
