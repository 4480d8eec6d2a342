package dev.lifeboat.caps;

import java.util.List;
import java.util.function.Function;

/// Whether Ceph takes a cap.
public sealed interface ParseAnswer {
    /// It does.
    ///
    /// @param parts each as it is written
    record Good(List<String> parts) implements ParseAnswer {}

    /// It does not (EINVAL).
    ///
    /// @param position in the text where reading stops
    /// @param said as Ceph says it, `stopped at 'foo' of 'allow foo'`
    record Bad(int position, String said) implements ParseAnswer {}

    record NotKnown(String because) implements ParseAnswer {}

    static <C> ParseAnswer of(Parsed<C> parsed, Function<C, List<String>> parts) {
        return switch (parsed) {
            case Parsed.Good<C>(var caps) -> new Good(parts.apply(caps));
            case Parsed.StopsAt<C>(_, var position, var said) -> new Bad(position, said);
        };
    }
}
