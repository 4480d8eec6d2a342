package dev.lifeboat.core.run;

import dev.lifeboat.core.evidence.Claim;
import dev.lifeboat.core.evidence.FactText;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.evidence.Testimony.Statement;
import dev.lifeboat.core.evidence.Verdict;
import dev.lifeboat.core.evidence.Why;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.muster.Muster;
import dev.lifeboat.core.plan.BmcIsOf;
import dev.lifeboat.core.plan.CephServes;
import dev.lifeboat.core.plan.CutPower;
import dev.lifeboat.core.plan.EnterFence;
import dev.lifeboat.core.plan.Goal;
import dev.lifeboat.core.plan.GuestIsWell;
import dev.lifeboat.core.plan.HostAnswers;
import dev.lifeboat.core.plan.HumanStep;
import dev.lifeboat.core.plan.IsSilent;
import dev.lifeboat.core.plan.MayAnswer;
import dev.lifeboat.core.plan.MayRestart;
import dev.lifeboat.core.plan.NobodyAnswers;
import dev.lifeboat.core.plan.OthersAnswer;
import dev.lifeboat.core.plan.RunsOnce;
import dev.lifeboat.core.plan.ServesOnly;
import dev.lifeboat.core.plan.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Every question that a run can ask, and what a person can answer: the one place where they are
/// worded.
public final class Questions {
    private Questions() {}

    static Question about(Run run, Step step, Claim claim, Verdict verdict, Snapshot now) {
        var topic = topic(step, claim);
        return new Question(
                run.nextQuestion(),
                topic,
                step.id(),
                ask(step, claim, topic, verdict),
                evidence(run, claim, now),
                offered(run, choices(step, claim)));
    }

    /// What the question is about; empty when only a person can settle it. A host that was back and
    /// is silent again is not taken for dead unasked.
    static Optional<Claim> claim(Step step, Question question) {
        var claims = new ArrayList<Claim>();
        claims.add(Doubts.claim(step));
        claims.addAll(step.guards());
        List.copyOf(claims).forEach(each -> claims.addAll(Root.of(each)));
        return claims.stream()
                .filter(each -> topic(step, each).equals(question.topic()))
                .filter(each ->
                        !(each instanceof IsSilent
                                || each instanceof MayRestart
                                || each instanceof RunsOnce))
                .findFirst();
    }

    /// A step that should make a claim true is asked about under that claim's name, whatever stands
    /// in its way: so the steps that lean on the claim wait for the same answer. Whether the host
    /// is dead at all is a question of its own.
    static String topic(Step step, Claim claim) {
        return claim instanceof IsSilent || claim instanceof CephServes
                ? claim.sentence()
                : leads(step) ? step.sentence() : claim.sentence();
    }

    private static boolean leads(Step step) {
        return step instanceof CutPower || step instanceof EnterFence;
    }

    private static String ask(Step step, Claim claim, String topic, Verdict verdict) {
        if (step instanceof HumanStep(_, var instruction, var proof, _) && proof.equals(claim)) {
            return instruction + ": " + verdict.because();
        }
        return switch (claim) {
            case MayRestart(_, var name) ->
                    "may " + name + " be stopped and started again? It has given up at boot";
            default ->
                    switch (verdict.answer()) {
                        case NO -> no(topic) + verdict.because();
                        case UNKNOWN, YES ->
                                "cannot tell whether " + doubt(topic) + ": " + verdict.because();
                    };
        };
    }

    /// "whether kct09 cannot speak" would be a riddle at night.
    private static String doubt(String topic) {
        return topic.replace(" cannot speak for ", " still speaks for ")
                .replace(" cannot write", " can still write");
    }

    private static String no(String topic) {
        return topic.contains(" cannot ")
                ? topic.replace(" cannot ", " can still ") + ": "
                : topic + "? No: ";
    }

    /// What the doubt rests on, a line each. Guests go by their names.
    private static List<String> evidence(Run run, Claim claim, Snapshot now) {
        var keys =
                claim instanceof GuestIsWell well
                        ? Muster.asks(well.seat(), well.disks())
                        : claim.asks();
        var lines = new ArrayList<String>();
        for (var key : keys) {
            line(key, now).map(line -> withNames(run, line)).ifPresent(lines::add);
        }
        return lines;
    }

    private static String withNames(Run run, String line) {
        var named = line;
        for (var lane : run.plan().lanes().toList()) {
            if (lane.guest().isPresent()) {
                named = named.replace(lane.guest().get().toString(), lane.name());
            }
        }
        return named;
    }

    private static Optional<String> line(Key<?, ?> key, Snapshot now) {
        return switch (now.read(key)) {
            case Reading.Known<?>(var fact, var source, _, _) ->
                    Optional.of(key + ": " + FactText.of(fact) + "  (" + source.command() + ")");
            case Reading.Unknown<?>(var why, _, _, _) when why.cause() == Why.Cause.NEVER_ASKED ->
                    Optional.empty();
            case Reading.Unknown<?>(var why, var source, _, _) ->
                    Optional.of(key + ": " + why + "  (" + source.command() + ")");
        };
    }

    /// Only where guests go can be planned again; anything else goes on as it was planned.
    private static List<Choice> offered(Run run, List<Choice> choices) {
        return run.plan().goal() instanceof Goal.Evacuate
                ? choices
                : choices.stream()
                        .filter(choice -> !(choice.move() instanceof Move.PlanAgain))
                        .toList();
    }

    private static List<Choice> choices(Step step, Claim claim) {
        return switch (claim) {
            case IsSilent(var host, _, _, _) ->
                    List.of(
                            look("wait, then look again", true),
                            say(
                                    host,
                                    Statement.GIVEN_UP,
                                    "treat " + host + " as dead all the same"),
                            new Choice(
                                    new Move.EndRun(),
                                    host + " lives: end this run, begin nothing more",
                                    false));
            case NobodyAnswers(var vm, var name) ->
                    List.of(
                            look("look again", true),
                            new Choice(
                                    new Move.Say(vm, Statement.MAY_ANSWER_TWICE),
                                    "start " + name + ": two may answer on its address",
                                    false),
                            leave("leave " + name + " as it is"));
            case HostAnswers(var host) when !Fences.mustNotBeSkipped(step) ->
                    silentAsWell(
                            "wait, then look again",
                            "make a new plan: fence " + host + " too, and move its guests on");
            case OthersAnswer _ ->
                    silentAsWell(
                            "see that not the wrong machine was cut, then let me look again",
                            "make a new plan without what is silent now; what has guests of this run"
                                    + " is fenced too");
            case MayRestart(var vm, var name) ->
                    List.of(
                            new Choice(
                                    new Move.Say(vm, Statement.MAY_RESTART),
                                    "stop " + name + " and start it again",
                                    true),
                            look("I have mended it at its console; look again", false),
                            leave("leave " + name + " as it is"));
            case ServesOnly(_, var host, _, _) ->
                    List.of(
                            say(
                                    host,
                                    Statement.UNPLUGGED,
                                    host + " is unplugged and stays so until it is readmitted"),
                            look("look again", false));
            case BmcIsOf(var host) -> List.of(netCut(), seenOff(host));
            case MayAnswer(_, var host) -> offOrLook(host);
            case CutPower(_, var host, _) -> offOrLook(host);
            case RunsOnce _ ->
                    List.of(
                            look("stop all but one by hand, then let me look again", true),
                            new Choice(
                                    new Move.PlanAgain(),
                                    "make a new plan from what is seen now",
                                    false),
                            leave("leave it to me"));
            case GuestIsWell well -> wellOrNot(well);
            default -> usual(step);
        };
    }

    /// Another host has fallen silent since the plan was made.
    private static List<Choice> silentAsWell(String look, String plan) {
        return List.of(
                look(look, true),
                new Choice(new Move.PlanAgain(), plan, false),
                leave("leave undone what waits for it"));
    }

    private static List<Choice> offOrLook(HostId host) {
        return List.of(
                netCut(),
                new Choice(new Move.TryAgain(), "try the BMC again", false),
                seenOff(host));
    }

    private static Choice netCut() {
        return look("cut its network at the switch, then let me look again", true);
    }

    private static Choice seenOff(HostId host) {
        return say(host, Statement.SEEN_OFF, "I have seen " + host + " powered off");
    }

    private static List<Choice> wellOrNot(GuestIsWell well) {
        var name = well.fleet().vm(well.seat().vm()).name();
        return List.of(
                look("give it more time, then look again", true),
                new Choice(
                        new Move.Say(well.seat().vm(), Statement.MAY_RESTART),
                        "stop " + name + " if it has given up, and start it again",
                        false),
                leave("leave " + name + " as it is"));
    }

    private static List<Choice> usual(Step step) {
        var choices = new ArrayList<Choice>();
        choices.add(look(step instanceof HumanStep ? "it is done: look" : "look again", true));
        if (step.actsByItself()) {
            choices.add(new Choice(new Move.TryAgain(), "try again: " + step.act(), false));
        }
        choices.add(
                new Choice(new Move.PlanAgain(), "make a new plan from what is seen now", false));
        if (!Fences.mustNotBeSkipped(step)) {
            choices.add(leave("leave it undone and go on with the rest"));
        }
        return choices;
    }

    private static Choice look(String text, boolean recommended) {
        return new Choice(new Move.LookAgain(), text, recommended);
    }

    private static Choice leave(String text) {
        return new Choice(new Move.Leave(), text, false);
    }

    private static Choice say(HostId host, Statement statement, String text) {
        return new Choice(new Move.Say(host, statement), text, false);
    }
}
