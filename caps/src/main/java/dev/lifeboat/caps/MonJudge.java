package dev.lifeboat.caps;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Weighs grants for one request, as `MonCap::is_capable` does: what the grants give adds up.
///
/// Kept twice: what is given for sure, and what may be given. Yes if the first suffices, no if not
/// even the second does, and not known between them.
final class MonJudge {
    private final String text;
    private final List<MonGrant> grants;
    private final MonRequest request;
    private final Release release;
    private final Optional<Address> client;
    private Rights sure = Rights.NONE;
    private Rights perhaps = Rights.NONE;
    private boolean maybeHere;
    private String by = "";
    private String doubt = "";

    MonJudge(String text, List<MonGrant> grants, MonRequest request, Release release) {
        this.text = text;
        this.grants = grants;
        this.request = request;
        this.release = release;
        this.client = request.client().flatMap(Address::ofClient);
    }

    Verdict verdict() {
        if (!release.known()) {
            return Verdict.notKnown(release);
        }
        var needed = Rights.of(request.needs());
        for (var grant : grants) {
            weigh(grant);
            if (!by.isEmpty() && sure.cover(needed)) {
                return Verdict.yes(by, release);
            }
        }
        return maybeHere && perhaps.cover(needed)
                ? new Verdict(May.UNKNOWN, doubt)
                : Verdict.no(whyNot(), release);
    }

    private void weigh(MonGrant grant) {
        var here = grant.network().map(network -> network.holds(client)).orElse(May.YES);
        if (here == May.NO) {
            return;
        }
        maybeHere = true;
        if (here == May.UNKNOWN) {
            doubt(grant, "it depends on where the client is");
        }
        var given = of(grant.what());
        perhaps = perhaps.or(given.perhaps);
        if (!given.doubt.isEmpty()) {
            doubt(grant, given.doubt);
        }
        // A request that needs nothing is granted by any grant that holds here, whatever it gives.
        if (here == May.YES && (by.isEmpty() || !sure.cover(given.sure))) {
            sure = sure.or(given.sure);
            by = grant.text();
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

        Given inDoubt(String why) {
            return new Given(
                    Rights.NONE,
                    perhaps,
                    perhaps.equals(Rights.NONE) || !doubt.isEmpty() ? doubt : why);
        }
    }

    private Given of(MonGrant.What what) {
        return switch (what) {
            case MonGrant.Everywhere everywhere -> Given.sure(everywhere.on(request.service()));
            case MonGrant.OnService(var service, var rights) ->
                    Given.sure(service.equals(request.service()) ? rights : Rights.NONE);
            case MonGrant.Command(var command, var arguments) ->
                    command.equals(request.command())
                            ? command(arguments)
                            : Given.sure(Rights.NONE);
            case MonGrant.Profile(var name) -> profile(name);
        };
    }

    private Given profile(String name) {
        var profile = MonProfiles.of(name, release);
        var given = Given.sure(Rights.NONE);
        for (var what : profile.sure()) {
            given = given.and(of(what));
        }
        for (var what : profile.perhaps()) {
            given =
                    given.and(
                            of(what).inDoubt(
                                            "what profile "
                                                    + name
                                                    + " gives in "
                                                    + release
                                                    + " is not known here"));
        }
        return given;
    }

    private Given command(Map<String, Constraint> constraints) {
        var doubtful = "";
        for (var each : constraints.entrySet()) {
            var argument = request.arguments().get(each.getKey());
            if (argument == null) {
                return Given.sure(Rights.NONE); // Ceph: a constraint on a missing argument fails
            }
            var holds = each.getValue().holds(argument);
            if (holds.isPresent() && !holds.get()) {
                return Given.sure(Rights.NONE);
            }
            if (holds.isEmpty()) {
                doubtful =
                        each.getValue().how() == Constraint.How.OWN
                                ? "it depends on whose key it is"
                                : "the expression for "
                                        + each.getKey()
                                        + " is beyond what is known here";
            }
        }
        return doubtful.isEmpty()
                ? Given.sure(Rights.ALL)
                : new Given(Rights.NONE, Rights.ALL, doubtful);
    }

    private String whyNot() {
        var other =
                request.command().equals(Spelling.BLOCKLIST.command())
                        ? Spelling.BLACKLIST
                        : Spelling.BLOCKLIST;
        for (var grant : grants) {
            if (grant.what() instanceof MonGrant.Command(var command, _)
                    && command.equals(other.command())
                    && request.command().startsWith("osd bl")) {
                return "'" + grant.text() + "' allows the other spelling of it only";
            }
        }
        return grants.isEmpty() ? "there is no mon cap" : "nothing in '" + text + "' allows it";
    }
}
