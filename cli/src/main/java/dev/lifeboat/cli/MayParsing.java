package dev.lifeboat.cli;

import dev.lifeboat.caps.Caps;
import dev.lifeboat.caps.ParseAnswer;
import dev.lifeboat.caps.Release;
import dev.lifeboat.caps.Service;
import java.util.List;
import java.util.Optional;

/// Whether a cap can be read. Without a release the one that was asked itself decides, and those
/// that differ are named.
record MayParsing(Service service, String cap) {
    /// @param position where Ceph stops to read, if it does
    record Answer(String word, String because, Optional<Integer> position) {}

    Answer by(Optional<Release> release) {
        var known = in(release.orElse(Release.PACIFIC));
        var others =
                release.isPresent()
                        ? List.<Release>of()
                        : Release.ALL.stream()
                                .filter(other -> !in(other).word().equals(known.word()))
                                .toList();
        return others.isEmpty()
                ? known
                : new Answer(
                        known.word(),
                        known.because()
                                + " ("
                                + Release.PACIFIC
                                + "; not the same in "
                                + Release.list(others)
                                + ")",
                        known.position());
    }

    private Answer in(Release release) {
        return switch (Caps.parse(service, cap, release)) {
            case ParseAnswer.Good(var parts) ->
                    new Answer("GOOD", String.join("; ", parts), Optional.empty());
            case ParseAnswer.Bad(var position, var said) ->
                    new Answer("BAD", said, Optional.of(position));
            case ParseAnswer.NotKnown(var because) ->
                    new Answer("UNKNOWN", because, Optional.empty());
        };
    }
}
