package dev.lifeboat.caps;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Weighs grants for one question, as `MonCap::is_capable` does: what the grants give adds up.
///
/// Kept twice: what is given for sure, and what may be given. Yes if the first suffices, no if not
/// even the second does, and not known between them.
final class MonJudge {
    private final String text;
    private final List<MonGrant> grants;
    private final MonQuestion question;
    private Rights sure = Rights.NONE;
    private Rights perhaps = Rights.NONE;
    private String by = "";
    private String doubt = "";

    MonJudge(String text, List<MonGrant> grants, MonQuestion question) {
        this.text = text;
        this.grants = grants;
        this.question = question;
    }

    Verdict verdict() {
        if (!question.monitor().known()) {
            return new Verdict(
                    May.UNKNOWN, "caps of " + question.monitor() + " are not known here");
        }
        if (question.command().equals(Spelling.BLOCKLIST.command())
                && !question.monitor().saysBlocklist()) {
            return new Verdict(
                    May.NO,
                    "monitors of "
                            + question.monitor()
                            + " do not know 'osd blocklist', only 'osd blacklist'");
        }
        var needed = Rights.of(question.needs());
        for (var grant : grants) {
            weigh(grant);
            if (sure.cover(needed)) {
                return new Verdict(May.YES, "'" + by + "' allows it" + basis());
            }
        }
        return perhaps.cover(needed)
                ? new Verdict(May.UNKNOWN, doubt)
                : new Verdict(May.NO, whyNot() + basis());
    }

    private String basis() {
        return question.monitor().tried()
                ? ""
                : " (" + question.monitor() + ": from its source, not tried)";
    }

    private void weigh(MonGrant grant) {
        Optional<Boolean> here =
                grant.network().isEmpty()
                        ? Optional.of(true)
                        : question.client().flatMap(grant.network().get()::contains);
        if (here.isPresent() && !here.get()) {
            return;
        }
        if (here.isEmpty()) {
            doubt(grant, "it depends on where the client is");
        }
        var given = plain(grant.what());
        perhaps = perhaps.or(given.perhaps);
        if (!given.doubt.isEmpty()) {
            doubt(grant, given.doubt);
        }
        if (here.isPresent() && !given.sure.equals(Rights.NONE)) {
            sure = sure.or(given.sure);
            by = by.isEmpty() || given.sure.write() ? grant.text() : by;
        }
    }

    private void doubt(MonGrant grant, String why) {
        if (doubt.isEmpty()) {
            doubt = "'" + grant.text() + "' cannot be told: " + why;
        }
    }

    /// @param perhaps includes what is sure
    private record Given(Rights sure, Rights perhaps, String doubt) {
        static Given sure(Rights rights) {
            return new Given(rights, rights, "");
        }

        Given and(Given more) {
            return new Given(
                    sure.or(more.sure),
                    perhaps.or(more.perhaps),
                    doubt.isEmpty() ? more.doubt : doubt);
        }
    }

    private Given profile(String name) {
        var known = MonProfiles.of(name, question.monitor());
        if (known.isEmpty()) {
            return MonProfiles.isBootstrap(name) && question.service().equals("osd")
                    ? Given.sure(Rights.NONE)
                    : new Given(
                            Rights.NONE,
                            Rights.ANY,
                            "profile " + name + " is not known here, and Ceph takes any name");
        }
        if (question.service().equals("config-key")) {
            return new Given(Rights.NONE, Rights.ANY, "what profiles give there is not known here");
        }
        return known.get().stream().map(this::plain).reduce(Given.sure(Rights.NONE), Given::and);
    }

    private Given plain(MonGrant.What what) {
        return switch (what) {
            // Keys of others stand there: only "allow *" opens it as a whole.
            case MonGrant.Everywhere(var rights) ->
                    Given.sure(
                            question.service().equals("config-key") && !rights.any()
                                    ? Rights.NONE
                                    : rights);
            case MonGrant.OnService(var service, var rights) ->
                    Given.sure(service.equals(question.service()) ? rights : Rights.NONE);
            case MonGrant.Command(var command, var arguments) ->
                    command.equals(question.command())
                            ? command(arguments)
                            : Given.sure(Rights.NONE);
            case MonGrant.Profile(var name) -> profile(name);
        };
    }

    private Given command(Map<String, Constraint> constraints) {
        var doubtful = "";
        for (var each : constraints.entrySet()) {
            var argument = question.arguments().get(each.getKey());
            if (argument == null) {
                return Given.sure(Rights.NONE); // Ceph: a constraint on a missing argument fails
            }
            var holds = each.getValue().holds(argument);
            if (holds.isPresent() && !holds.get()) {
                return Given.sure(Rights.NONE);
            }
            if (holds.isEmpty()) {
                doubtful = "the expression for " + each.getKey() + " is beyond what is known here";
            }
        }
        return doubtful.isEmpty()
                ? Given.sure(Rights.ALL)
                : new Given(Rights.NONE, Rights.ALL, doubtful);
    }

    private String whyNot() {
        var other =
                question.command().equals(Spelling.BLOCKLIST.command())
                        ? Spelling.BLACKLIST
                        : Spelling.BLOCKLIST;
        for (var grant : grants) {
            if (grant.what() instanceof MonGrant.Command(var command, _)
                    && command.equals(other.command())
                    && question.command().startsWith("osd bl")) {
                return "'" + grant.text() + "' allows the other spelling of it only";
            }
        }
        return grants.isEmpty() ? "there is no mon cap" : "nothing in '" + text + "' allows it";
    }
}
