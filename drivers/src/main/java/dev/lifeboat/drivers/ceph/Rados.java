package dev.lifeboat.drivers.ceph;

import static java.lang.foreign.MemorySegment.NULL;
import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.lifeboat.core.evidence.LockOwners;
import dev.lifeboat.core.fleet.Image;
import dev.lifeboat.drivers.access.CephAccess;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// librados: connecting to a cluster and commanding its monitors (`rados/librados.h`).
///
/// Some 100 times as fast as the `ceph` program, which starts Python for each question: 0.6 to 1.7
/// ms against 180 to 1,300 ms.
final class Rados {
    static final String NAME = "librados.so.2";

    private static final Symbols LIBRARY = Symbols.of(NAME);
    private static final MethodHandle CREATE =
            LIBRARY.function("rados_create2", JAVA_INT, ADDRESS, ADDRESS, ADDRESS, JAVA_LONG);
    private static final MethodHandle READ_FILE =
            LIBRARY.function("rados_conf_read_file", JAVA_INT, ADDRESS, ADDRESS);
    private static final MethodHandle SET =
            LIBRARY.function("rados_conf_set", JAVA_INT, ADDRESS, ADDRESS, ADDRESS);
    private static final MethodHandle CONNECT =
            LIBRARY.function("rados_connect", JAVA_INT, ADDRESS);
    private static final MethodHandle SHUTDOWN = LIBRARY.procedure("rados_shutdown", ADDRESS);
    private static final MethodHandle COMMAND =
            LIBRARY.function(
                    "rados_mon_command",
                    JAVA_INT,
                    ADDRESS,
                    ADDRESS,
                    JAVA_LONG,
                    ADDRESS,
                    JAVA_LONG,
                    ADDRESS,
                    ADDRESS,
                    ADDRESS,
                    ADDRESS);
    private static final MethodHandle COMMAND_ONE =
            LIBRARY.function(
                    "rados_mon_command_target",
                    JAVA_INT,
                    ADDRESS,
                    ADDRESS,
                    ADDRESS,
                    JAVA_LONG,
                    ADDRESS,
                    JAVA_LONG,
                    ADDRESS,
                    ADDRESS,
                    ADDRESS,
                    ADDRESS);
    private static final MethodHandle FREE = LIBRARY.procedure("rados_buffer_free", ADDRESS);

    /// Longest answer in bytes: `osd dump` of 1,000 OSDs is about 2 MiB.
    private static final long LONGEST = 32L * 1024 * 1024;

    private final MemorySegment handle;

    private Rados(MemorySegment handle) {
        this.handle = handle;
    }

    /// Settings of this client only. Without the timeouts a dead cluster holds the thread for ever
    /// (a call on a stuck placement group did, for minutes).
    private static Map<String, String> settings(CephAccess access) {
        var settings = new LinkedHashMap<String, String>();
        settings.put("keyring", access.keyring().toString());
        settings.put("rados_mon_op_timeout", Cluster.OPERATION_SECONDS);
        settings.put("rados_osd_op_timeout", Cluster.OPERATION_SECONDS);
        settings.put("client_mount_timeout", Cluster.OPERATION_SECONDS);
        // The cluster's own file may send its daemons' logs and sockets where we may not write.
        settings.put("log_file", "");
        settings.put("log_to_stderr", "false");
        settings.put("err_to_stderr", "false");
        settings.put("admin_socket", "");
        return settings;
    }

    static Heard<Rados> connect(CephAccess access) {
        try (var arena = Arena.ofConfined()) {
            var place = arena.allocate(ADDRESS);
            var clusterName = arena.allocateFrom("ceph");
            var user = arena.allocateFrom(access.user());
            int made = Symbols.call(() -> (int) CREATE.invokeExact(place, clusterName, user, 0L));
            if (made < 0) {
                return new Heard.NotAsked<>("rados_create2 gave " + made);
            }
            var rados = new Rados(place.get(ADDRESS, 0));
            var failure = rados.configure(access, arena);
            if (failure.isPresent()) {
                rados.shutdown();
                return new Heard.NotAsked<>(failure.get());
            }
            int connected = Symbols.call(() -> (int) CONNECT.invokeExact(rados.handle));
            if (connected < 0) {
                rados.shutdown();
                return failed(-connected, "cannot connect as " + access.user());
            }
            return new Heard.Said<>(rados, "");
        }
    }

    private Optional<String> configure(CephAccess access, Arena arena) {
        var conf = arena.allocateFrom(access.conf().toString());
        int read = Symbols.call(() -> (int) READ_FILE.invokeExact(handle, conf));
        if (read < 0) {
            return Optional.of("cannot read " + access.conf() + " (error " + -read + ")");
        }
        for (var setting : settings(access).entrySet()) {
            var name = arena.allocateFrom(setting.getKey());
            var value = arena.allocateFrom(setting.getValue());
            int set = Symbols.call(() -> (int) SET.invokeExact(handle, name, value));
            if (set < 0) {
                return Optional.of("cannot set " + setting.getKey() + " (error " + -set + ")");
            }
        }
        return Optional.empty();
    }

    /// What this is to the library, for functions that are bound elsewhere.
    MemorySegment handle() {
        return handle;
    }

    void shutdown() {
        Symbols.call(() -> {
            SHUTDOWN.invokeExact(handle);
            return true;
        });
    }

    static <T> Heard<T> failed(int errno, String comment) {
        return errno == Heard.TOO_SLOW
                ? new Heard.Silent<>(Cluster.OPERATION)
                : new Heard.Failed<>(errno, comment);
    }

    /// Where a command's answer is put: its output and its comment, each with a length.
    private record Answer(
            MemorySegment out,
            MemorySegment outLength,
            MemorySegment comment,
            MemorySegment commentLength) {
        static Answer in(Arena arena) {
            return new Answer(
                    arena.allocate(ADDRESS),
                    arena.allocate(JAVA_LONG),
                    arena.allocate(ADDRESS),
                    arena.allocate(JAVA_LONG));
        }

        Heard<String> taken(int result) {
            var said = take(comment, commentLength);
            if (outLength.get(JAVA_LONG, 0) > LONGEST) {
                release(out);
                return new Heard.NotAsked<>("the answer is longer than " + LONGEST + " bytes");
            }
            var answer = take(out, outLength);
            return result < 0 ? failed(-result, said) : new Heard.Said<>(answer, said);
        }

        private static String take(MemorySegment place, MemorySegment length) {
            var count = Math.min(length.get(JAVA_LONG, 0), LONGEST);
            var bytes = Symbols.behind(place.get(ADDRESS, 0), count).toArray(JAVA_BYTE);
            release(place);
            return new String(bytes, StandardCharsets.UTF_8);
        }

        private static void release(MemorySegment place) {
            var buffer = place.get(ADDRESS, 0);
            if (buffer.address() != 0) {
                Symbols.call(() -> {
                    FREE.invokeExact(buffer);
                    return true;
                });
            }
        }
    }

    Heard<LockOwners> lockOwners(Image image) {
        return RadosLocks.owners(handle, image);
    }

    /// Commands the monitors.
    ///
    /// @param json as `ceph --verbose` shows it: `{"prefix":"osd blocklist ls","format":"json"}`
    Heard<String> command(String json) {
        try (var arena = Arena.ofConfined()) {
            var list = arena.allocate(ADDRESS);
            list.set(ADDRESS, 0, arena.allocateFrom(json));
            var answer = Answer.in(arena);
            int result =
                    Symbols.call(() ->
                            (int)
                                    COMMAND.invokeExact(
                                            handle,
                                            list,
                                            1L,
                                            NULL,
                                            0L,
                                            answer.out(),
                                            answer.outLength(),
                                            answer.comment(),
                                            answer.commentLength()));
            return answer.taken(result);
        }
    }

    /// Commands one monitor, as `ceph tell mon.NAME` does.
    Heard<String> command(String monitor, String json) {
        try (var arena = Arena.ofConfined()) {
            var list = arena.allocate(ADDRESS);
            list.set(ADDRESS, 0, arena.allocateFrom(json));
            var name = arena.allocateFrom(monitor);
            var answer = Answer.in(arena);
            int result =
                    Symbols.call(() ->
                            (int)
                                    COMMAND_ONE.invokeExact(
                                            handle,
                                            name,
                                            list,
                                            1L,
                                            NULL,
                                            0L,
                                            answer.out(),
                                            answer.outLength(),
                                            answer.comment(),
                                            answer.commentLength()));
            return answer.taken(result);
        }
    }
}
