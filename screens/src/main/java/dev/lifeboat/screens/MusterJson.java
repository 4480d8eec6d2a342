package dev.lifeboat.screens;

import dev.lifeboat.core.fleet.Wanted;
import dev.lifeboat.core.muster.GuestLine;
import dev.lifeboat.core.muster.Tier;
import dev.lifeboat.core.muster.Where;
import java.util.Locale;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// `lifeboat muster HOST --json`: `lifeboat.muster/1`.
public final class MusterJson {
    private MusterJson() {}

    public static String text(Roll roll) {
        var root = JsonNodeFactory.instance.objectNode();
        root.put("schema", "lifeboat.muster/1");
        root.put("of", roll.of());
        PlanJson.time(root, "at", roll.at());
        root.put("summary", roll.summary());
        var guests = root.putArray("guests");
        roll.lines().forEach(line -> guest(roll, line, guests.addObject()));
        return JsonText.of(root);
    }

    private static void guest(Roll roll, GuestLine line, ObjectNode node) {
        node.put("guest", line.vm().name());
        node.put("uuid", line.vm().id().toString());
        node.put("wanted", isWanted(line) ? "on" : "off");
        switch (line.where()) {
            case Where.Once(var host, _, _) -> node.put("where", host.name());
            case Where.Twice _, Where.Nowhere _, Where.CannotTell _ -> node.putNull("where");
        }
        node.put("disk", line.disk().writable().name());
        node.put("boot", line.boot().up().name());
        node.put("reach", line.reach().kind().name());
        node.put("tier", line.tier().name());
        if (line.cause().isPresent()) {
            node.put("cause", line.cause().get().kind().name().toLowerCase(Locale.ROOT));
        } else {
            node.putNull("cause");
        }
        node.put("because", roll.because(line));
        var reading = new Evidence(roll.now()).of(line);
        if (reading.isPresent()) {
            node.put("source", reading.get().source().command());
            PlanJson.time(node, "at", reading.get().answered());
        } else {
            node.putNull("source");
            node.putNull("at");
        }
    }

    private static boolean isWanted(GuestLine line) {
        return line.vm()
                .wanted()
                .map(wanted -> wanted == Wanted.ON)
                .orElse(!(line.tier() == Tier.AS_BEFORE && line.where() instanceof Where.Nowhere));
    }
}
