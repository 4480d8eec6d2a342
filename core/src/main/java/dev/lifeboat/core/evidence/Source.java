package dev.lifeboat.core.evidence;

import dev.lifeboat.core.fleet.Subject;

/// How a reading was made: the command that an engineer would type to see the same.
///
/// The template is shared by thousands of readings; `{}` stands for the subject. It never holds a
/// secret, because it is printed, journaled and published.
public record Source(String template, Subject about) {
    public String command() {
        return template.replace("{}", about.label());
    }

    @Override
    public String toString() {
        return command();
    }
}
