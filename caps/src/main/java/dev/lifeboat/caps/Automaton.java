package dev.lifeboat.caps;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// A machine that matches whole texts, all ways at once: its time is that of the text times its own
/// size, whatever the expression it was made of.
final class Automaton {
    /// More are not made; `a{99}` has a hundred. Ceph's own library gives up at 100,000.
    static final int MOST_STATES = 5_000;

    /// What one state does.
    private sealed interface State {}

    private record Letter(BitSet of) implements State {}

    /// Goes on in two ways.
    private record Fork(int one, int other) implements State {}

    private record AtBegin() implements State {}

    private record AtEnd() implements State {}

    private record Done() implements State {}

    private final List<State> states = new ArrayList<>();

    /// Parts that were put in: those of counted nothing are no states, and as many.
    private int parts;

    private Automaton() {}

    /// @throws TooLarge if it has more than [#MOST_STATES]
    static Automaton of(Expression expression) throws TooLarge {
        var automaton = new Automaton();
        automaton.add(expression);
        automaton.add(new Done());
        return automaton;
    }

    static final class TooLarge extends Exception {
        private static final long serialVersionUID = 1;
    }

    private int add(State state) throws TooLarge {
        if (states.size() == MOST_STATES) {
            throw new TooLarge();
        }
        states.add(state);
        return states.size() - 1;
    }

    private void add(Expression expression) throws TooLarge {
        if (++parts > 2 * MOST_STATES) {
            throw new TooLarge();
        }
        switch (expression) {
            case Expression.Letter(var of) -> add(new Letter(of));
            case Expression.Begin _ -> add(new AtBegin());
            case Expression.End _ -> add(new AtEnd());
            case Expression.Sequence(var parts) -> {
                for (var part : parts) {
                    add(part);
                }
            }
            case Expression.Either(var one, var other) -> {
                var fork = add(new Fork(0, 0));
                add(one);
                var jump = add(new Fork(0, 0));
                states.set(fork, new Fork(fork + 1, states.size()));
                add(other);
                states.set(jump, new Fork(states.size(), states.size()));
            }
            case Expression.Repeat(var part, var least, var most) -> repeat(part, least, most);
        }
    }

    private void repeat(Expression part, int least, int most) throws TooLarge {
        for (var i = 0; i < least; i++) {
            add(part);
        }
        if (most == Expression.NO_END) {
            var fork = add(new Fork(0, 0));
            add(part);
            add(new Fork(fork, fork));
            states.set(fork, new Fork(fork + 1, states.size()));
            return;
        }
        var forks = new ArrayList<Integer>();
        for (var i = least; i < most; i++) {
            forks.add(add(new Fork(0, 0)));
            add(part);
        }
        for (var fork : forks) {
            states.set(fork, new Fork(fork + 1, states.size()));
        }
    }

    boolean matches(String text) {
        var here = new BitSet(states.size());
        enter(here, 0, 0, text);
        for (var at = 0; at < text.length(); at++) {
            var next = new BitSet(states.size());
            for (var i = here.nextSetBit(0); i >= 0; i = here.nextSetBit(i + 1)) {
                if (states.get(i) instanceof Letter(var of) && of.get(text.charAt(at))) {
                    enter(next, i + 1, at + 1, text);
                }
            }
            here = next;
        }
        return here.get(states.size() - 1);
    }

    /// The state, and all that are reached from it without a letter.
    private void enter(BitSet into, int state, int at, String text) {
        var open = new ArrayList<Integer>(List.of(state));
        while (!open.isEmpty()) {
            var one = open.removeLast();
            if (into.get(one)) {
                continue;
            }
            into.set(one);
            switch (states.get(one)) {
                case Fork(var first, var second) -> {
                    open.add(second);
                    open.add(first);
                }
                case AtBegin _ when at == 0 -> open.add(one + 1);
                case AtEnd _ when at == text.length() -> open.add(one + 1);
                case AtBegin _, AtEnd _, Letter _, Done _ -> {}
            }
        }
    }
}
