package dev.lifeboat.caps;

import java.util.List;
import java.util.Random;

/// Breaks caps as people and machines do: letters lost, doubled and changed, words moved.
public final class Damage {
    private static final List<String> WORDS =
            List.of(
                    " ",
                    "  ",
                    "\t",
                    "\n",
                    "\r",
                    ",",
                    ";",
                    "=",
                    "*",
                    "\"",
                    "'",
                    "allow",
                    "allow ",
                    " rwx",
                    " r",
                    "profile ",
                    "profile=",
                    "rbd",
                    " pool=",
                    " pool ",
                    " namespace=",
                    " object_prefix ",
                    " tag ",
                    " class ",
                    " class-read",
                    " class-write",
                    " network ",
                    "10.0.0.0/8",
                    " auid 0",
                    "all",
                    " service ",
                    " command ",
                    " module ",
                    " with ",
                    " prefix ",
                    " regex ",
                    " fsname=a",
                    " path=",
                    " uid=",
                    " gids=1,2",
                    " root_squash",
                    "x",
                    "0",
                    "/",
                    "(",
                    "[",
                    "{",
                    "\\",
                    "ü",
                    "\u0000");

    private final Random random;

    public Damage(Random random) {
        this.random = random;
    }

    /// Some blows to a text.
    public String of(String text) {
        var damaged = text;
        for (var blows = 1 + random.nextInt(3); blows > 0; blows--) {
            damaged = blow(damaged);
        }
        return damaged;
    }

    private String blow(String text) {
        var from = random.nextInt(text.length() + 1);
        var to = Math.min(text.length(), from + random.nextInt(6));
        var before = text.substring(0, from);
        return switch (random.nextInt(5)) {
            case 0 -> before + text.substring(to);
            case 1 -> before + WORDS.get(random.nextInt(WORDS.size())) + text.substring(from);
            case 2 -> before + WORDS.get(random.nextInt(WORDS.size())) + text.substring(to);
            case 3 -> before + text.substring(from, to) + text.substring(from);
            default -> text.substring(from) + before;
        };
    }
}
