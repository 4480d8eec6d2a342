package dev.lifeboat.cli;

import dev.lifeboat.caps.Caps;
import dev.lifeboat.caps.ClassCall;
import dev.lifeboat.caps.MonCommand;
import dev.lifeboat.caps.MonQuestion;
import dev.lifeboat.caps.OsdQuestion;
import dev.lifeboat.caps.Question;
import dev.lifeboat.caps.Release;
import dev.lifeboat.caps.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/// A question about caps in JSON. Members that are no part of a question stay as they are: who asks
/// many at once wants to know which is which.
///
/// @param json the question; never changed
record MayQuestion(ObjectNode json) {
    /// It cannot be asked like this; the message says what is wrong.
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        Malformed(String text) {
            super(text);
        }
    }

    /// @param given by which the question is answered if it names none itself; empty: by all
    /// @return the question with `answer` and `because`
    ObjectNode answered(Optional<Release> given) throws Malformed {
        var release = json.hasNonNull("release") ? Optional.of(release()) : given;
        var answered = json.deepCopy();
        if (flag("parse")) {
            var answer = new MayParsing(service(), text("cap")).by(release);
            answered.put("answer", answer.word());
            answered.put("because", answer.because());
            answer.position().ifPresent(position -> answered.put("position", position));
        } else {
            var question = question();
            var verdict = release.map(question::in).orElseGet(() -> Caps.may(question));
            answered.put("answer", verdict.may().name());
            answered.put("because", verdict.because());
        }
        return answered;
    }

    private Release release() throws Malformed {
        var release = json.get("release");
        if (!release.isIntegralNumber() || !release.canConvertToInt()) {
            throw new Malformed("\"release\" is no whole number, such as 16");
        }
        return new Release(release.intValue());
    }

    private Service service() throws Malformed {
        var name = text("service");
        return Service.named(name)
                .orElseThrow(() -> new Malformed("\"service\" is not one of mon, osd, mgr, mds"));
    }

    private Question question() throws Malformed {
        return switch (service()) {
            case MON -> mon();
            case OSD -> osd();
            case MGR, MDS ->
                    throw new Malformed(
                            "of mgr and mds caps only \"parse\": true can be asked, not what they"
                                    + " allow");
        };
    }

    private MonQuestion mon() throws Malformed {
        var command = text("command");
        var known = MonCommand.named(command);
        return new MonQuestion(
                text("cap"),
                given("mon_service", known.map(MonCommand::service)),
                command,
                arguments(),
                letters(given("op", known.map(MonCommand::needs)), "rwx"),
                optional("address"));
    }

    /// What the monitors' own commands need is known; what others do must be said.
    private String given(String member, Optional<String> known) throws Malformed {
        var said = optional(member);
        return said.or(() -> known)
                .orElseThrow(() ->
                        new Malformed(
                                "no \""
                                        + member
                                        + "\" in it, and the command is none that is known here"));
    }

    private Map<String, String> arguments() throws Malformed {
        var arguments = new TreeMap<String, String>();
        for (var argument : object("args").properties()) {
            arguments.put(argument.getKey(), argument(argument.getKey(), argument.getValue()));
        }
        return arguments;
    }

    /// As a monitor makes text of an argument: a list's parts with spaces between.
    private static String argument(String name, JsonNode value) throws Malformed {
        if (value.isArray()) {
            var parts = new ArrayList<String>();
            for (var part : value) {
                parts.add(argument(name, part));
            }
            return String.join(" ", parts);
        }
        if (!value.isValueNode() || value.isNull()) {
            throw new Malformed("the argument \"" + name + "\" is no text");
        }
        return value.asString();
    }

    private OsdQuestion osd() throws Malformed {
        return new OsdQuestion(
                text("cap"),
                text("pool"),
                optional("namespace").orElse(""),
                optional("object").orElse(""),
                letters(text("op"), "rw"),
                classes(),
                optional("address"),
                json.hasNonNull("application") ? Optional.of(applications()) : Optional.empty());
    }

    private List<ClassCall> classes() throws Malformed {
        var calls = new ArrayList<ClassCall>();
        var list = member("classes");
        if (!list.isMissingNode() && !list.isArray()) {
            throw new Malformed("\"classes\" is no list");
        }
        for (var each : list) {
            if (!(each instanceof ObjectNode call)) {
                throw new Malformed("a call in \"classes\" is no object");
            }
            var part = new MayQuestion(call);
            calls.add(
                    new ClassCall(
                            part.text("class"),
                            part.optional("method").orElse(""),
                            part.flag("read"),
                            part.flag("write"),
                            part.flag("allowed")));
        }
        return calls;
    }

    private Map<String, Map<String, String>> applications() throws Malformed {
        var applications = new TreeMap<String, Map<String, String>>();
        for (var name : object("application").propertyNames()) {
            var values = new TreeMap<String, String>();
            var keys = new MayQuestion(object("application")).object(name);
            for (var key : keys.propertyNames()) {
                values.put(key, new MayQuestion(keys).text(key));
            }
            applications.put(name, values);
        }
        return applications;
    }

    private static String letters(String op, String known) throws Malformed {
        if (!op.chars().allMatch(letter -> known.indexOf(letter) >= 0)) {
            throw new Malformed("\"op\" has other letters than those of " + known);
        }
        return op;
    }

    private String text(String member) throws Malformed {
        return optional(member).orElseThrow(() -> new Malformed("no \"" + member + "\" in it"));
    }

    private Optional<String> optional(String member) throws Malformed {
        var value = member(member);
        if (!value.isMissingNode() && !value.isString()) {
            throw new Malformed("\"" + member + "\" is no text");
        }
        return value.isMissingNode() ? Optional.empty() : Optional.of(value.stringValue());
    }

    private boolean flag(String member) throws Malformed {
        var value = member(member);
        if (!value.isMissingNode() && !value.isBoolean()) {
            throw new Malformed("\"" + member + "\" is neither true nor false");
        }
        return value.asBoolean(false);
    }

    /// Empty where it is absent.
    private ObjectNode object(String member) throws Malformed {
        var value = member(member);
        if (value.isMissingNode()) {
            return json.objectNode();
        }
        if (!(value instanceof ObjectNode object)) {
            throw new Malformed("\"" + member + "\" is no object");
        }
        return object;
    }

    /// Missing, too, where it is null: so many programs write what they do not have.
    private JsonNode member(String name) {
        var value = json.path(name);
        return value.isNull() ? MissingNode.getInstance() : value;
    }
}
