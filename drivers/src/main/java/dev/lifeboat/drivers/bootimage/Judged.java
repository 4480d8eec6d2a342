package dev.lifeboat.drivers.bootimage;

import dev.lifeboat.core.evidence.Answer;
import dev.lifeboat.core.evidence.BootImage;
import dev.lifeboat.core.evidence.Verdict;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.drivers.json.Json;
import dev.lifeboat.drivers.shell.Unreadable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The last verdict on each host's image, in a small file: what rests on the same bytes and the
/// same question is not fetched and not judged again.
///
/// @param file of the host
record Judged(Path file) {
    /// Empty where not each chassis of this order was judged so, or where it cannot be read: then
    /// it is judged anew. A chassis of which nothing is known for a while changes nothing.
    Optional<BootImage> of(Order order) {
        try {
            var kept = Json.one(Files.readString(file));
            var on = new TreeMap<HostId, Verdict>();
            for (var each : Json.list(kept, "on")) {
                var chassis = new HostId(Json.text(each, "chassis"));
                if (Json.text(each, "order").equals(order.id(chassis))) {
                    on.put(
                            chassis,
                            new Verdict(
                                    Answer.valueOf(Json.text(each, "boots")),
                                    Json.text(each, "because")));
                }
            }
            on.keySet().retainAll(order.bodies().keySet());
            var fix = on.values().stream().allMatch(Verdict::isYes) ? "" : Json.text(kept, "fix");
            return on.size() == order.bodies().size()
                    ? Optional.of(new BootImage(Json.text(kept, "kernel"), on, fix))
                    : Optional.empty();
        } catch (IOException | Unreadable | IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    /// Where it cannot be kept, the next look costs more and says the same.
    void keep(Order order, BootImage fact) {
        var on = new ArrayList<Map<String, String>>();
        fact.on()
                .forEach((chassis, there) ->
                        on.add(
                                Map.of(
                                        "chassis", chassis.name(),
                                        "order", order.id(chassis),
                                        "boots", there.answer().name(),
                                        "because", there.because())));
        var text = Json.print(Map.of("kernel", fact.kernel(), "fix", fact.fix(), "on", on));
        try {
            var fresh = Files.createTempFile(file.getParent(), "judged", ".new");
            try {
                Files.writeString(fresh, text);
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException cannot) {
            return;
        }
    }
}
