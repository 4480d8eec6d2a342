package dev.lifeboat.sim;

import static dev.lifeboat.core.evidence.Testimony.Statement.MAY_ANSWER_TWICE;

import dev.lifeboat.core.control.Command;
import dev.lifeboat.core.evidence.Testimony.Statement;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.VmId;
import dev.lifeboat.core.run.Move;
import dev.lifeboat.core.run.Question;
import java.time.Duration;
import java.util.random.RandomGenerator;

/// Answers questions at random, sometimes late or never, and never lies: what they say of a host
/// they have just made true.
final class Person {
    private static final int NEVER_ANSWERS_PERCENT = 10;

    /// Then they go to bed.
    private static final int ANSWERS_AT_MOST = 25;

    private final Night night;
    private final RandomGenerator dice;
    private int answers;

    Person(Night night, RandomGenerator dice) {
        this.night = night;
        this.dice = dice;
    }

    void hear(Question question) {
        if (dice.nextInt(100) < NEVER_ANSWERS_PERCENT || ++answers > ANSWERS_AT_MOST) {
            return;
        }
        var choice = dice.nextInt(question.choices().size());
        var when = night.site().now().plus(Duration.ofSeconds(1 + dice.nextInt(60)));
        var helps = dice.nextBoolean();
        night.time()
                .at(
                        when,
                        () -> {
                            prepare(question.choices().get(choice).move(), question, helps);
                            night.command(
                                    Duration.ZERO,
                                    new Command.Answer(
                                            "ops", question.id(), choice + 1, "at random"));
                        });
    }

    private void prepare(Move move, Question question, boolean helps) {
        switch (move) {
            case Move.Say(HostId host, var statement) -> say(host, statement);
            case Move.Say(VmId vm, var statement) -> {
                if (statement == MAY_ANSWER_TWICE) {
                    night.site().invariants().accepted.add(vm);
                }
            }
            case Move.LookAgain() -> {
                if (helps && question.topic().endsWith("cannot speak for its guests")) {
                    happen("cut port " + question.topic().split(" ", 2)[0]);
                }
            }
            default -> {}
        }
    }

    private void say(HostId host, Statement statement) {
        switch (statement) {
            case SEEN_OFF -> happen("cut power " + host);
            case UNPLUGGED -> happen("operator unplugs " + host);
            default -> {}
        }
    }

    private void happen(String what) {
        new Faults(night.site()).happen(what);
    }
}
