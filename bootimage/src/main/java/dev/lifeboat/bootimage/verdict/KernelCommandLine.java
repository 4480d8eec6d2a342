package dev.lifeboat.bootimage.verdict;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The words with which a kernel is started. Quotes hold blanks together; in names a dash is an
/// underscore, as in the kernel's own parser.
public record KernelCommandLine(List<Parameter> parameters) {
    /// @param value empty of a bare word
    record Parameter(String name, String value) {}

    static final KernelCommandLine NONE = new KernelCommandLine(List.of());

    static KernelCommandLine parse(String text) {
        var parameters = new ArrayList<Parameter>();
        var word = new StringBuilder();
        var quoted = false;
        for (var i = 0; i <= text.length(); i++) {
            var c = i < text.length() ? text.charAt(i) : ' ';
            if (c == '"' && i < text.length()) {
                quoted = !quoted;
            } else if (Character.isWhitespace(c) && (!quoted || i == text.length())) {
                if (!word.isEmpty()) {
                    parameters.add(parameter(word.toString()));
                }
                word.setLength(0);
            } else {
                word.append(c);
            }
        }
        return new KernelCommandLine(List.copyOf(parameters));
    }

    private static Parameter parameter(String word) {
        var equals = word.indexOf('=');
        var name = equals < 0 ? word : word.substring(0, equals);
        var value = equals < 0 ? "" : word.substring(equals + 1);
        return new Parameter(name.replace('-', '_'), value);
    }

    KernelCommandLine and(KernelCommandLine more) {
        var both = new ArrayList<>(parameters);
        both.addAll(more.parameters);
        return new KernelCommandLine(List.copyOf(both));
    }

    boolean has(String... names) {
        return all(names).findAny().isPresent();
    }

    /// The last, which is what counts of a parameter that may stand once.
    Optional<String> last(String... names) {
        return all(names).reduce((_, later) -> later);
    }

    /// The parts of lists between commas, of all that are given.
    List<String> lists(String... names) {
        return all(names)
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private Stream<String> all(String... names) {
        var wanted = List.of(names);
        return parameters.stream()
                .filter(parameter -> wanted.contains(parameter.name()))
                .map(Parameter::value);
    }
}
