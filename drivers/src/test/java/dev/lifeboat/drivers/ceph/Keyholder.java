package dev.lifeboat.drivers.ceph;

import static java.lang.foreign.MemorySegment.NULL;
import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.lifeboat.caps.ClassCall;
import dev.lifeboat.caps.OsdQuestion;
import dev.lifeboat.drivers.access.CephAccess;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;

/// Somebody with a key, connected by librados: what the cluster lets them do, as errors of Linux.
///
/// What they do is of no consequence: objects are looked at or made empty, and methods of classes
/// are called with nothing.
final class Keyholder implements AutoCloseable {
    private static final Symbols LIBRARY = Symbols.of(Rados.NAME);
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
    private static final MethodHandle ADDRESSES =
            LIBRARY.function("rados_getaddrs", JAVA_INT, ADDRESS, ADDRESS);
    private static final MethodHandle FREE = LIBRARY.procedure("rados_buffer_free", ADDRESS);
    private static final MethodHandle OPEN_POOL =
            LIBRARY.function("rados_ioctx_create", JAVA_INT, ADDRESS, ADDRESS, ADDRESS);
    private static final MethodHandle CLOSE_POOL =
            LIBRARY.procedure("rados_ioctx_destroy", ADDRESS);
    private static final MethodHandle NAMESPACE =
            LIBRARY.procedure("rados_ioctx_set_namespace", ADDRESS, ADDRESS);
    private static final MethodHandle WRITING = LIBRARY.function("rados_create_write_op", ADDRESS);
    private static final MethodHandle WRITING_ENDS =
            LIBRARY.procedure("rados_release_write_op", ADDRESS);
    private static final MethodHandle CREATE =
            LIBRARY.procedure("rados_write_op_create", ADDRESS, JAVA_INT, ADDRESS);
    private static final MethodHandle ASSERT_EXISTS =
            LIBRARY.procedure("rados_write_op_assert_exists", ADDRESS);
    private static final MethodHandle WRITE_CALL =
            LIBRARY.procedure(
                    "rados_write_op_exec", ADDRESS, ADDRESS, ADDRESS, ADDRESS, JAVA_LONG, ADDRESS);
    private static final MethodHandle WRITE =
            LIBRARY.function(
                    "rados_write_op_operate",
                    JAVA_INT,
                    ADDRESS,
                    ADDRESS,
                    ADDRESS,
                    ADDRESS,
                    JAVA_INT);
    private static final MethodHandle READING = LIBRARY.function("rados_create_read_op", ADDRESS);
    private static final MethodHandle READING_ENDS =
            LIBRARY.procedure("rados_release_read_op", ADDRESS);
    private static final MethodHandle STAT =
            LIBRARY.procedure("rados_read_op_stat", ADDRESS, ADDRESS, ADDRESS, ADDRESS);
    private static final MethodHandle READ_CALL =
            LIBRARY.procedure(
                    "rados_read_op_exec_user_buf",
                    ADDRESS,
                    ADDRESS,
                    ADDRESS,
                    ADDRESS,
                    JAVA_LONG,
                    ADDRESS,
                    JAVA_LONG,
                    ADDRESS,
                    ADDRESS);
    private static final MethodHandle READ =
            LIBRARY.function(
                    "rados_read_op_operate", JAVA_INT, ADDRESS, ADDRESS, ADDRESS, JAVA_INT);

    /// What a method answers to nothing is shorter.
    private static final long ANSWER_BYTES = 4096;

    private final Rados rados;

    private Keyholder(Rados rados) {
        this.rados = rados;
    }

    static Keyholder connect(CephAccess access) {
        return switch (Rados.connect(access)) {
            case Heard.Said<Rados>(var rados, _) -> new Keyholder(rados);
            case Heard<Rados> other ->
                    throw new IllegalStateException(access.user() + ": " + other);
        };
    }

    @Override
    public void close() {
        rados.shutdown();
    }

    /// `10.91.0.9`
    String address() {
        try (var arena = Arena.ofConfined()) {
            var place = arena.allocate(ADDRESS);
            var handle = rados.handle();
            check(Symbols.call(() -> (int) ADDRESSES.invokeExact(handle, place)), "rados_getaddrs");
            var text = Symbols.behind(place.get(ADDRESS, 0), Long.MAX_VALUE).getString(0);
            free(place);
            return text.replaceAll(".*?([0-9.]+):.*", "$1");
        }
    }

    private static void check(int result, String what) {
        if (result < 0) {
            throw new IllegalStateException(what + ": " + result);
        }
    }

    private static void free(MemorySegment place) {
        var buffer = place.get(ADDRESS, 0);
        if (buffer.address() != 0) {
            Symbols.call(() -> {
                FREE.invokeExact(buffer);
                return true;
            });
        }
    }

    /// @param output what the monitors gave
    /// @param comment what they said of it
    record Answered(int result, String output, String comment) {}

    /// @param input such as a keyring for `auth import`
    Answered command(String json, String input) {
        try (var arena = Arena.ofConfined()) {
            var list = arena.allocate(ADDRESS);
            list.set(ADDRESS, 0, arena.allocateFrom(json));
            var bytes = arena.allocateFrom(JAVA_BYTE, input.getBytes(StandardCharsets.UTF_8));
            var length = bytes.byteSize();
            var out = arena.allocate(ADDRESS);
            var outLength = arena.allocate(JAVA_LONG);
            var comment = arena.allocate(ADDRESS);
            var commentLength = arena.allocate(JAVA_LONG);
            var handle = rados.handle();
            int result =
                    Symbols.call(() ->
                            (int)
                                    COMMAND.invokeExact(
                                            handle,
                                            list,
                                            1L,
                                            bytes,
                                            length,
                                            out,
                                            outLength,
                                            comment,
                                            commentLength));
            return new Answered(result, taken(out, outLength), taken(comment, commentLength));
        }
    }

    private static String taken(MemorySegment place, MemorySegment length) {
        var bytes =
                Symbols.behind(place.get(ADDRESS, 0), length.get(JAVA_LONG, 0)).toArray(JAVA_BYTE);
        free(place);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /// Does what is asked about, in one operation.
    int touch(OsdQuestion question) {
        try (var arena = Arena.ofConfined()) {
            var place = arena.allocate(ADDRESS);
            var handle = rados.handle();
            var pool = arena.allocateFrom(question.pool());
            check(
                    Symbols.call(() -> (int) OPEN_POOL.invokeExact(handle, pool, place)),
                    "open " + question.pool());
            var opened = place.get(ADDRESS, 0);
            var namespace = arena.allocateFrom(question.namespace());
            try {
                return Symbols.call(() -> {
                    NAMESPACE.invokeExact(opened, namespace);
                    var writes =
                            question.op().contains("w")
                                    || question.classes().stream().anyMatch(ClassCall::write);
                    return writes ? write(question, opened, arena) : read(question, opened, arena);
                });
            } finally {
                Symbols.call(() -> {
                    CLOSE_POOL.invokeExact(opened);
                    return true;
                });
            }
        }
    }

    private static int write(OsdQuestion question, MemorySegment pool, Arena arena)
            throws Throwable {
        var operation = (MemorySegment) WRITING.invokeExact();
        try {
            if (question.op().contains("r")) {
                ASSERT_EXISTS.invokeExact(operation);
            }
            if (question.op().contains("w")) {
                CREATE.invokeExact(operation, 0, NULL);
            }
            for (var call : question.classes()) {
                var name = arena.allocateFrom(call.name());
                var method = arena.allocateFrom(call.method());
                WRITE_CALL.invokeExact(operation, name, method, NULL, 0L, NULL);
            }
            var object = arena.allocateFrom(question.object());
            return (int) WRITE.invokeExact(operation, pool, object, NULL, 0);
        } finally {
            WRITING_ENDS.invokeExact(operation);
        }
    }

    private static int read(OsdQuestion question, MemorySegment pool, Arena arena)
            throws Throwable {
        var operation = (MemorySegment) READING.invokeExact();
        try {
            if (question.op().contains("r")) {
                STAT.invokeExact(operation, NULL, NULL, NULL);
            }
            for (var call : question.classes()) {
                var name = arena.allocateFrom(call.name());
                var method = arena.allocateFrom(call.method());
                var answer = arena.allocate(ANSWER_BYTES);
                var used = arena.allocate(JAVA_LONG);
                var result = arena.allocate(JAVA_INT);
                READ_CALL.invokeExact(
                        operation, name, method, NULL, 0L, answer, ANSWER_BYTES, used, result);
            }
            var object = arena.allocateFrom(question.object());
            return (int) READ.invokeExact(operation, pool, object, 0);
        } finally {
            READING_ENDS.invokeExact(operation);
        }
    }
}
