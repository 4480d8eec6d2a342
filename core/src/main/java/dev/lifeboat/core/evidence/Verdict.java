package dev.lifeboat.core.evidence;

import java.util.Collection;
import java.util.stream.Collectors;

/// An answer with its reason, ready to be read by a person.
public record Verdict(Answer answer, String because) {
    public static Verdict yes(String because) {
        return new Verdict(Answer.YES, because);
    }

    public static Verdict no(String because) {
        return new Verdict(Answer.NO, because);
    }

    public static Verdict unknown(String because) {
        return new Verdict(Answer.UNKNOWN, because);
    }

    public static Verdict of(boolean yes, String ifYes, String ifNo) {
        return yes ? yes(ifYes) : no(ifNo);
    }

    public boolean isYes() {
        return answer == Answer.YES;
    }

    /// Every part must hold. The reasons kept are those that decide.
    public static Verdict all(Collection<Verdict> parts) {
        var answer = parts.stream().map(Verdict::answer).reduce(Answer.YES, Answer::and);
        return new Verdict(answer, reasons(parts, answer));
    }

    /// One part is enough. The reasons kept are those that decide.
    public static Verdict any(Collection<Verdict> parts) {
        var answer = parts.stream().map(Verdict::answer).reduce(Answer.NO, Answer::or);
        return new Verdict(answer, reasons(parts, answer));
    }

    private static String reasons(Collection<Verdict> parts, Answer answer) {
        return parts.stream()
                .filter(part -> part.answer() == answer)
                .map(Verdict::because)
                .distinct()
                .collect(Collectors.joining("; "));
    }
}
