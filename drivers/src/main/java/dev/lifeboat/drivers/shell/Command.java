package dev.lifeboat.drivers.shell;

import dev.lifeboat.drivers.access.Secret;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// A program and its arguments. What is secret goes by environment or standard input, because
/// everyone on a machine can read every process's arguments.
///
/// @param environment added to ours
/// @param stdin what the program reads; empty: nothing, at once
public record Command(
        List<String> argv, SortedMap<String, Secret> environment, Optional<Secret> stdin) {
    public Command {
        argv = List.copyOf(argv);
        environment = Collections.unmodifiableSortedMap(new TreeMap<>(environment));
        if (argv.isEmpty() || argv.stream().anyMatch(word -> word.indexOf('\0') >= 0)) {
            throw new IllegalArgumentException("not a command: " + argv);
        }
    }

    public static Command of(String... argv) {
        return of(List.of(argv));
    }

    public static Command of(List<String> argv) {
        return new Command(argv, Collections.emptySortedMap(), Optional.empty());
    }

    public Command with(String variable, Secret value) {
        var more = new TreeMap<>(environment);
        more.put(variable, value);
        return new Command(argv, more, stdin);
    }

    public Command reading(Secret text) {
        return new Command(argv, environment, Optional.of(text));
    }

    public Command reading(String text) {
        return reading(Secret.of(text));
    }

    /// The same command inside a network namespace, if one is named. Only the network changes: the
    /// program sees the same files and users.
    public Command within(Optional<String> networkNamespace) {
        return networkNamespace.map(this::inside).orElse(this);
    }

    private Command inside(String namespace) {
        var words = new ArrayList<>(List.of("nsenter", "--net=" + netns(namespace), "--"));
        words.addAll(argv);
        return new Command(words, environment, stdin);
    }

    /// Where iproute2 mounts a named network namespace (ip-netns(8)).
    public static String netns(String namespace) {
        return "/run/netns/" + namespace;
    }

    Map<String, String> revealed() {
        var plain = new TreeMap<String, String>();
        environment.forEach((name, value) ->
                value.reveal(text -> {
                    plain.put(name, text);
                    return true;
                }));
        return plain;
    }
}
