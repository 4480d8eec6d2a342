package dev.lifeboat.drivers.firstlook;

import dev.lifeboat.drivers.shell.Ended;
import dev.lifeboat.drivers.shell.Text;

/// Why a host could not be looked at, and what to do, for a person.
final class LoginTrouble {
    private LoginTrouble() {}

    /// Whether the connection ended before its first word, as one does whose jump host failed; why
    /// that was, is not said.
    static boolean isOnTheWay(Ended how) {
        return how instanceof Ended.Exited(_, _, var err)
                && (err.contains("kex_exchange_identification: ") || err.contains("UNKNOWN port"));
    }

    /// @param login what an engineer types to log in there
    static String text(Target target, String login, Ended how) {
        return switch (how) {
            case Ended.Exited exited -> exited(target, login, exited);
            case Ended.TimedOut(var limit) ->
                    target + " did not answer within " + limit.toSeconds() + " s.\n" + next(login);
            case Ended.TooLong _ ->
                    target + " says more than a host says of itself.\n" + next(login);
            case Ended.NotStarted(var reason) -> target + " was not asked: " + reason + ".";
        };
    }

    private static String exited(Target target, String login, Ended.Exited exited) {
        var err = exited.err();
        var said = Text.lastLine(err);
        if (err.contains("HOST IDENTIFICATION HAS CHANGED")) {
            return target
                    + " shows another host key than the one in your known_hosts: another machine"
                    + " answers,\nor it was installed anew. It was not logged in to.\n"
                    + "next:  find out which; then ssh-keygen -R "
                    + target.host()
                    + ", and "
                    + login;
        }
        if (err.contains("Host key verification failed")) {
            return target
                    + ": a host key on the way there is not in your known_hosts, and Lifeboat takes"
                    + " none on trust.\n"
                    + keyLine(err)
                    + "next:  "
                    + login
                    + "    compare the fingerprint that it shows with the host's own";
        }
        if (err.contains("Permission denied (")) {
            return target
                    + " refuses the login: "
                    + said
                    + "\nnext:  ssh-add -l    has your agent the key? "
                    + login
                    + " must come in without a question";
        }
        return target
                + " could not be logged in to: "
                + (said.isEmpty() ? "the connection ended without a word" : said)
                + "\n"
                + next(login);
    }

    private static String next(String login) {
        return "next:  " + login + "    if it is behind a bastion: --jump USER@BASTION";
    }

    /// `No ED25519 host key is known for kct09 and you have requested strict checking.`
    private static String keyLine(String err) {
        return err.lines()
                .filter(line -> line.contains("host key is known for"))
                .findFirst()
                .map(line -> Text.plain(line) + "\n")
                .orElse("");
    }
}
