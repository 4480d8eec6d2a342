package dev.lifeboat.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/// A random site, and what befalls it: as text, so that a bad night can be read and kept as a
/// scenario.
record Weather(String site, String events) {
    private static final String DEAD = "kct09";

    static Weather of(RandomGenerator dice) {
        var hosts = new ArrayList<String>();
        for (var i = 0; i < 3 + dice.nextInt(3); i++) {
            hosts.add(String.format(Locale.ROOT, "kct%02d", 9 + i));
        }
        var guests = new ArrayList<String>();
        for (var i = 1; i <= 1 + dice.nextInt(7); i++) {
            guests.add("vm-" + i);
        }
        return new Weather(site(dice, hosts, guests), events(dice, hosts, guests));
    }

    private static String site(RandomGenerator dice, List<String> hosts, List<String> guests) {
        var text = new StringBuilder("hosts:\n");
        for (var i = 0; i < hosts.size(); i++) {
            var more = new StringBuilder("memory: " + 1024 * (2 + dice.nextInt(4)));
            if (chance(dice, 4)) {
                more.append(", storage: 10.91.0.9");
            }
            if (chance(dice, 4)) {
                more.append(", daemons: osd.").append(i);
            }
            text.append("  %s: {address: 10.91.0.%d, %s}\n".formatted(hosts.get(i), 11 + i, more));
        }
        text.append("guests:\n");
        for (var guest : guests) {
            var on = chance(dice, 65) ? DEAD : any(dice, hosts);
            var more = new StringBuilder("memory: " + 256 * (1 + dice.nextInt(5)));
            more.append(", priority: ").append(1 + dice.nextInt(9));
            sometimes(dice, 15, more, ", apart: pair");
            sometimes(dice, 30, more, ", autostart: true");
            sometimes(dice, 8, more, ", runs: false");
            sometimes(dice, 5, more, ", wanted: suspended");
            sometimes(dice, 5, more, ", disk: file");
            text.append("  %s: {on: %s, %s}\n".formatted(guest, on, more));
        }
        var caps =
                List.of(
                        "allow r",
                        "profile rbd",
                        "'allow r, allow command \"osd blacklist\"'",
                        "allow rw");
        return text.append("caps: ").append(any(dice, caps)).append('\n').toString();
    }

    private static String events(RandomGenerator dice, List<String> hosts, List<String> guests) {
        var lines = new ArrayList<String>();
        lines.add(dice.nextInt(20) + "s " + death(dice, DEAD));
        if (chance(dice, 30)) {
            lines.add(dice.nextInt(20) + "s bmc " + DEAD + " " + sickness(dice, hosts));
        }
        if (chance(dice, 25)) {
            lines.add(30 + dice.nextInt(10) + "s operator blocklists 10.91.0.11");
        }
        for (var guest : guests) {
            if (chance(dice, 15)) {
                var host = any(dice, hosts.subList(1, hosts.size()));
                lines.add(20 + dice.nextInt(120) + "s operator starts " + guest + " on " + host);
            }
        }
        var onto = chance(dice, 20) ? " onto " + any(dice, hosts.subList(1, hosts.size())) : "";
        lines.add(40 + dice.nextInt(40) + "s evacuate " + DEAD + onto);
        for (var i = dice.nextInt(6); i > 0; i--) {
            lines.add(60 + dice.nextInt(120) + "s " + fault(dice, hosts, guests));
        }
        return String.join("\n", lines) + "\n";
    }

    private static String death(RandomGenerator dice, String host) {
        return any(dice, List.of("hang ", "hang ", "cut power ", "cut network ", "cut management "))
                + host;
    }

    private static String sickness(RandomGenerator dice, List<String> hosts) {
        return any(dice, List.of("dead", "dead", "lies", "is " + any(dice, hosts)));
    }

    private static String fault(RandomGenerator dice, List<String> hosts, List<String> guests) {
        var host = any(dice, hosts);
        return switch (dice.nextInt(18)) {
            case 0, 1, 2 -> death(dice, host);
            case 3, 4 -> "restore " + host;
            case 5 -> "restore " + DEAD;
            case 6 -> "bmc " + host + " dead";
            case 7 -> "bmc " + host + " alive";
            case 8 -> "mons " + any(dice, List.of("lost", "back", "back"));
            case 9 -> "witness " + any(dice, List.of("silent", "back")) + " 10.91.0.2";
            case 10 -> "laggy " + dice.nextInt(2);
            case 11 -> "cut port " + DEAD;
            case 12 -> "ops holds " + any(dice, guests);
            case 13 -> any(dice, List.of("ops pauses", "ops resumes", "ops resumes"));
            case 14 -> "ops retries " + any(dice, List.of("2a", "4", "5"));
            case 15 -> any(dice, List.of("ops aborts", "caps profile rbd", "caps allow r"));
            case 16 -> "cut storage " + host;
            case 17 -> "operator frees " + any(dice, guests);
            default -> throw new IllegalStateException("a die of eighteen");
        };
    }

    private static boolean chance(RandomGenerator dice, int percent) {
        return dice.nextInt(100) < percent;
    }

    private static void sometimes(
            RandomGenerator dice, int percent, StringBuilder text, String more) {
        if (chance(dice, percent)) {
            text.append(more);
        }
    }

    private static <T> T any(RandomGenerator dice, List<T> of) {
        return of.get(dice.nextInt(of.size()));
    }
}
