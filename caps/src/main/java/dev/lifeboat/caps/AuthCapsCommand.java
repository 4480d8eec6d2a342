package dev.lifeboat.caps;

import java.util.List;
import java.util.Map;

/// `ceph auth caps client.libvirt mon 'allow r, profile rbd' osd '...'`, for a POSIX shell.
final class AuthCapsCommand {
    private static final List<String> USUAL = List.of("mon", "osd", "mgr", "mds");

    private AuthCapsCommand() {}

    static boolean canBePasted(String entity, Map<String, String> caps) {
        if (!canBePasted(entity)) {
            return false;
        }
        for (var cap : caps.entrySet()) {
            if (!canBePasted(cap.getKey()) || !canBePasted(cap.getValue())) {
                return false;
            }
        }
        return true;
    }

    /// A terminal would obey control characters even inside of quotes, and shows others as if they
    /// were not there or were a common space: what is pasted would not be what was there.
    private static boolean canBePasted(String text) {
        return text.codePoints().allMatch(AuthCapsCommand::canBePasted);
    }

    private static boolean canBePasted(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL -> point == '\n';
            case Character.SPACE_SEPARATOR -> point == ' ';
            case Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED ->
                    false;
            default -> true;
        };
    }

    /// All caps as they are, but for the mon cap.
    static String withMon(String mon, String entity, Map<String, String> caps) {
        var command = new StringBuilder("ceph auth caps ").append(word(entity));
        add(command, "mon", mon);
        for (var service : USUAL.subList(1, USUAL.size())) {
            var cap = caps.get(service);
            if (cap != null) {
                add(command, service, cap);
            }
        }
        for (var cap : caps.entrySet()) {
            if (!USUAL.contains(cap.getKey())) {
                add(command, cap.getKey(), cap.getValue());
            }
        }
        return command.toString();
    }

    private static void add(StringBuilder command, String service, String cap) {
        command.append(' ').append(word(service)).append(' ').append(quoted(cap));
    }

    private static String word(String text) {
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (!isPlain(c) && (i == 0 || ".@%+:-".indexOf(c) < 0)) {
                return quoted(text);
            }
        }
        return text.isEmpty() ? "''" : text;
    }

    private static boolean isPlain(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '_';
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
