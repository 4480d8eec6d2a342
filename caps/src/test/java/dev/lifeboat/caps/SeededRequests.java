package dev.lifeboat.caps;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/// Requests about [Ground], made by a seed. What is asked of a monitor does no harm when it is
/// allowed: it only looks, or it is about something that does not exist.
public final class SeededRequests {
    static final List<String> VALUES =
            List.of(
                    "add",
                    "rm",
                    "192.0.2.7:0/7",
                    "192.0.2.8",
                    "192.0.2.9:0/0",
                    "nokey",
                    "rbd/mirror/x",
                    "rbd/mirror/peer/x",
                    "daemon-private/x",
                    "client.nosuch",
                    "cap-nosuch",
                    "1");

    /// Commands with the arguments they are sent with.
    static final Map<String, Map<String, List<String>>> COMMANDS =
            Map.ofEntries(
                    Map.entry("osd dump", Map.of()),
                    Map.entry("osd blocklist ls", Map.of()),
                    Map.entry("mon dump", Map.of()),
                    Map.entry("mds stat", Map.of()),
                    Map.entry("fs ls", Map.of()),
                    Map.entry("mgr dump", Map.of()),
                    Map.entry("auth ls", Map.of()),
                    Map.entry("auth get", Map.of("entity", List.of("client.nosuch"))),
                    Map.entry("auth rm", Map.of("entity", List.of("client.nosuch"))),
                    Map.entry("config-key exists", Map.of("key", keys())),
                    Map.entry("config-key get", Map.of("key", keys())),
                    Map.entry("config-key rm", Map.of("key", keys())),
                    Map.entry(
                            "config rm",
                            Map.of("who", List.of("client.nosuch"), "name", List.of("debug_ms"))),
                    Map.entry("config ls", Map.of()),
                    Map.entry("osd pool rm", Map.of("pool", List.of("cap-nosuch"))),
                    Map.entry("fs rm", Map.of("fs_name", List.of("nosuch"))));

    private static final int BLOCKLIST_PERCENT = 45;

    private final Random random;

    public SeededRequests(Random random) {
        this.random = random;
    }

    private static List<String> keys() {
        return List.of("nokey", "rbd/mirror/x", "rbd/mirror/peer/x");
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    public MonRequest mon() {
        if (random.nextInt(100) < BLOCKLIST_PERCENT) {
            return blocklist();
        }
        var command = one(COMMANDS.keySet().stream().sorted().toList());
        var arguments = new TreeMap<String, String>();
        COMMANDS.getOrDefault(command, Map.of())
                .forEach((name, values) -> arguments.put(name, one(values)));
        return request(command, arguments);
    }

    private MonRequest blocklist() {
        var spelling = one(List.of(Spelling.values()));
        var arguments = new TreeMap<String, String>();
        arguments.put(spelling.operation(), one(List.of("add", "add", "rm")));
        arguments.put("addr", one(List.of("192.0.2.7:0/7", "192.0.2.8", "192.0.2.9:0/0")));
        if (arguments.containsValue("add")) {
            arguments.put("expire", "1"); // seconds
        }
        return request(spelling.command(), arguments);
    }

    private static MonRequest request(String command, Map<String, String> arguments) {
        var known = MonCommand.named(command).orElseThrow();
        return new MonRequest(known.service(), command, arguments, known.needs(), Optional.empty());
    }

    /// @param address that it comes from
    public OsdRequest osd(Optional<String> address) {
        var pool = one(Ground.POOL_NAMES);
        var needs = one(List.of("", "", "r", "w", "rw"));
        var calls = new ArrayList<ClassCall>();
        var count = needs.isEmpty() ? 1 + random.nextInt(2) : random.nextInt(3) % 2;
        for (var i = 0; i < count; i++) {
            calls.add(one(Ground.CALLS));
        }
        return new OsdRequest(
                pool,
                one(Ground.NAMESPACES),
                one(Ground.OBJECTS),
                needs,
                calls,
                address,
                Optional.of(Ground.POOLS.getOrDefault(pool, Map.of())));
    }
}
