package dev.lifeboat.store;

import dev.lifeboat.core.readiness.Standing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/// What people were told last of each host's readiness, in one plain file: who begins again tells
/// nothing twice, and what has changed meanwhile.
public final class StandingFile {
    private StandingFile() {}

    public static void write(Path file, Standing standing) throws IOException {
        ObjectNode root = Json.MAPPER.valueToTree(standing);
        root.put("schema", "lifeboat.standing/1");
        SafeFile.write(file, Json.MAPPER.writeValueAsBytes(root));
    }

    /// Nothing when there is no such file yet.
    public static Standing read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Standing.NOTHING;
        }
        try {
            var root = Json.MAPPER.readTree(Files.readAllBytes(file));
            if (!root.path("hosts").isObject()) {
                throw new IllegalArgumentException("no hosts");
            }
            return Json.MAPPER.treeToValue(root, Standing.class);
        } catch (JacksonException | IllegalArgumentException e) {
            throw new Damaged(file, "what was told of the hosts", file, e);
        }
    }
}
