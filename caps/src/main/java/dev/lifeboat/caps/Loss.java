package dev.lifeboat.caps;

import java.util.Optional;

/// Something that caps allowed and do not any more.
///
/// @param sentence without its end
/// @param example a question, with the caps of before, that was YES and is NO; empty: of this
///   service no questions can be asked here
public record Loss(Service service, String sentence, Optional<Question> example) {
    @Override
    public String toString() {
        return service + ": " + sentence;
    }
}
