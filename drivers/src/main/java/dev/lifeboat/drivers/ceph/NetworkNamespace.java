package dev.lifeboat.drivers.ceph;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.lifeboat.drivers.shell.Command;
import java.lang.foreign.Arena;
import java.lang.invoke.MethodHandle;

/// Moves the calling thread into a named network namespace, by setns(2). Threads that it starts
/// later, among them those of a Ceph client, are there too.
final class NetworkNamespace {
    /// `O_RDONLY | O_CLOEXEC` of Linux.
    private static final int READ_ONLY = 0x80000;

    /// `CLONE_NEWNET`: setns(2) then refuses a file that is no network namespace.
    private static final int NETWORK = 0x40000000;

    private static final Symbols C = Symbols.ofC();
    private static final MethodHandle OPEN = C.function("open", JAVA_INT, ADDRESS, JAVA_INT);
    private static final MethodHandle SETNS = C.function("setns", JAVA_INT, JAVA_INT, JAVA_INT);
    private static final MethodHandle CLOSE = C.function("close", JAVA_INT, JAVA_INT);

    private NetworkNamespace() {}

    /// Whether the thread is there now.
    static boolean enter(String name) {
        try (var arena = Arena.ofConfined()) {
            var path = arena.allocateFrom(Command.netns(name));
            int file = Symbols.call(() -> (int) OPEN.invokeExact(path, READ_ONLY));
            if (file < 0) {
                return false;
            }
            int moved = Symbols.call(() -> (int) SETNS.invokeExact(file, NETWORK));
            int closed = Symbols.call(() -> (int) CLOSE.invokeExact(file));
            return moved == 0 && closed == 0;
        }
    }
}
