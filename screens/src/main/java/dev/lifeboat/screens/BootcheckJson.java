package dev.lifeboat.screens;

import dev.lifeboat.bootimage.verdict.BootVerdict;
import dev.lifeboat.bootimage.verdict.Comparison;
import dev.lifeboat.bootimage.verdict.Link;
import dev.lifeboat.bootimage.verdict.Remedy;
import java.util.Collection;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// `lifeboat bootcheck --json`: one object, `lifeboat.bootcheck/1`.
final class BootcheckJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private BootcheckJson() {}

    static String text(BootcheckScreen screen) {
        var node = NODES.objectNode();
        node.put("schema", "lifeboat.bootcheck/1");
        node.put("image", screen.files().image());
        verdict(screen.verdict(), node);
        node.set(
                "remedy",
                screen.better()
                        .map(other -> inPlace(other, screen))
                        .or(() -> screen.verdict().remedy().map(remedy -> remedy(remedy, screen)))
                        .orElse(null));
        node.set("compare", screen.rebuilt().map(BootcheckJson::rebuilt).orElse(null));
        return JsonText.of(node);
    }

    private static void verdict(BootVerdict verdict, ObjectNode node) {
        node.put("verdict", verdict.outcome().toString());
        node.set("because", texts(verdict.because()));
        node.put("modules", verdict.modules());
        node.put("kernel", verdict.kernel().orElse(null));
        node.put("maker", verdict.maker().toString());
        var chain = node.putArray("chain");
        verdict.chain().forEach(link -> chain.add(link(link)));
        node.set("notes", texts(verdict.notes()));
    }

    private static ObjectNode link(Link link) {
        var node = NODES.objectNode();
        node.put("part", link.part().toString());
        node.put("subject", link.subject());
        node.put("usable", link.usable().toString());
        node.put("because", link.because());
        node.set("lacking", texts(link.lacking()));
        return node;
    }

    private static ObjectNode remedy(Remedy remedy, BootcheckScreen screen) {
        var node = NODES.objectNode();
        node.set("add", texts(screen.verdict().lacking()));
        node.put("file", remedy.file().isEmpty() ? null : remedy.file());
        node.set("lines", texts(remedy.lines()));
        node.set("commands", texts(screen.commands(remedy)));
        node.set("why", texts(remedy.why()));
        return node;
    }

    private static ObjectNode inPlace(BootcheckScreen.Rebuilt other, BootcheckScreen screen) {
        var node = NODES.objectNode();
        node.putArray("add");
        node.putNull("file");
        node.putArray("lines");
        node.set("commands", texts(screen.commands(other)));
        node.putArray("why").add(BootcheckScreen.inPlace(other));
        return node;
    }

    private static ObjectNode rebuilt(BootcheckScreen.Rebuilt other) {
        var node = NODES.objectNode();
        node.put("image", other.image());
        verdict(other.verdict(), node);
        var comparison = other.comparison();
        node.set("kernels", change(comparison.kernels()));
        node.set("changedModules", change(comparison.modules()));
        node.set("programs", change(comparison.programs()));
        node.set("firmware", change(comparison.firmware()));
        node.set("blacklists", change(comparison.blacklists()));
        return node;
    }

    private static ObjectNode change(Comparison.Change change) {
        var node = NODES.objectNode();
        node.set("gained", texts(change.gained()));
        node.set("lost", texts(change.lost()));
        return node;
    }

    private static ArrayNode texts(Collection<String> texts) {
        var array = NODES.arrayNode();
        texts.forEach(array::add);
        return array;
    }
}
