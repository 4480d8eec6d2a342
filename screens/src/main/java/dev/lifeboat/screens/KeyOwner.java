package dev.lifeboat.screens;

import dev.lifeboat.core.evidence.CephCaps;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;

/// What writes a Ceph user's caps, and would write the old ones again.
public enum KeyOwner {
    PUPPET("puppet-ceph: ceph::key sets the caps again at the next run"),
    ANSIBLE("ceph-ansible: its \"keys\" set the caps again at the next run"),
    ROOK("Rook: its operator sets the caps again from the CephClient"),
    CEPHADM("cephadm hands out the key, which stays the same, and writes no caps of clients");

    private final String sentence;

    KeyOwner(String sentence) {
        this.sentence = sentence;
    }

    public static Optional<KeyOwner> named(String name) {
        for (var owner : values()) {
            if (owner.toString().equals(name)) {
                return Optional.of(owner);
            }
        }
        return Optional.empty();
    }

    /// Rook names its own users in one way; of the others only people know.
    static Optional<KeyOwner> guessed(String entity) {
        return entity.startsWith("client.csi-") || entity.startsWith("client.rook-")
                ? Optional.of(ROOK)
                : Optional.empty();
    }

    String sentence() {
        return sentence;
    }

    /// The change where it is written; empty where nothing is.
    List<String> patch(String entity, CephCaps before, CephCaps after) {
        var was = before.caps().getOrDefault("mon", "");
        var is = after.caps().getOrDefault("mon", "");
        return switch (this) {
            case PUPPET ->
                    List.of(
                            " ceph::key { '" + entity + "':",
                            "-  cap_mon => " + puppet(was) + ",",
                            "+  cap_mon => " + puppet(is) + ",");
            case ANSIBLE ->
                    List.of(
                            " - name: " + entity,
                            "   caps:",
                            "-    mon: " + yaml(was),
                            "+    mon: " + yaml(is));
            case ROOK ->
                    List.of(
                            " kind: CephClient",
                            " metadata: {name: " + entity.substring(entity.indexOf('.') + 1) + "}",
                            " spec:",
                            "   caps:",
                            "-    mon: " + yaml(was),
                            "+    mon: " + yaml(is));
            case CEPHADM -> List.of();
        };
    }

    private static String puppet(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    /// JSON's texts are YAML's too.
    private static String yaml(String text) {
        return JsonText.of(JsonNodeFactory.instance.stringNode(text));
    }

    /// `puppet`
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
