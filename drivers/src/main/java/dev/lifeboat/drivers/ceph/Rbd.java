package dev.lifeboat.drivers.ceph;

import static java.lang.foreign.MemorySegment.NULL;
import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.lifeboat.core.evidence.LockOwner;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/// librbd: who holds an image's lock, and who has it open (`rbd/librbd.h`).
///
/// The image is opened read-only, which adds no watcher to it: looking does not change what is
/// looked at.
final class Rbd {
    static final String NAME = "librbd.so.1";

    private static final Symbols LIBRARY = Symbols.of(NAME);
    private static final MethodHandle OPEN =
            LIBRARY.function("rbd_open_read_only", JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS);
    private static final MethodHandle CLOSE = LIBRARY.function("rbd_close", JAVA_INT, ADDRESS);
    private static final MethodHandle LOCKERS =
            LIBRARY.function(
                    "rbd_list_lockers",
                    JAVA_LONG,
                    ADDRESS,
                    ADDRESS,
                    ADDRESS,
                    ADDRESS,
                    ADDRESS,
                    ADDRESS,
                    ADDRESS,
                    ADDRESS,
                    ADDRESS,
                    ADDRESS);
    private static final MethodHandle WATCHERS =
            LIBRARY.function("rbd_watchers_list", JAVA_INT, ADDRESS, ADDRESS, ADDRESS);
    private static final MethodHandle CLEAN_UP =
            LIBRARY.procedure("rbd_watchers_list_cleanup", ADDRESS, JAVA_LONG);

    /// Bytes for all owners' names. An exclusive lock has one owner; a shared one, which guests'
    /// disks have not, could have more.
    private static final long OWNERS_BYTES = 64 * 1024;

    /// Watchers of one image: a guest's disk has one, and one more in a migration.
    private static final long WATCHERS_AT_MOST = 256;

    /// `rbd_image_watcher_t { char *addr; int64_t id; uint64_t cookie; }`
    private static final long WATCHER_BYTES = 24;

    /// Longest address, in bytes: `v2:[8 groups of 4 digits]:port/nonce` has 60.
    private static final long ADDRESS_BYTES = 256;

    private Rbd() {}

    static Heard<SortedSet<LockOwner>> owners(MemorySegment pool, String image) {
        return open(pool, image, Rbd::owners);
    }

    static Heard<SortedSet<String>> watchers(MemorySegment pool, String image) {
        return open(pool, image, Rbd::watchers);
    }

    private static <T> Heard<T> open(
            MemorySegment pool, String image, Function<MemorySegment, Heard<T>> what) {
        try (var arena = Arena.ofConfined()) {
            var place = arena.allocate(ADDRESS);
            var name = arena.allocateFrom(image);
            int opened = Symbols.call(() -> (int) OPEN.invokeExact(pool, name, place, NULL));
            if (opened < 0) {
                return Rados.failed(-opened, "image " + image);
            }
            var handle = place.get(ADDRESS, 0);
            try {
                return what.apply(handle);
            } finally {
                Symbols.call(() -> (int) CLOSE.invokeExact(handle));
            }
        }
    }

    private static Heard<SortedSet<LockOwner>> owners(MemorySegment image) {
        try (var arena = Arena.ofConfined()) {
            var exclusive = arena.allocate(JAVA_INT);
            var tag = Buffer.in(arena);
            var clients = Buffer.in(arena);
            var cookies = Buffer.in(arena);
            var addresses = Buffer.in(arena);
            long count =
                    Symbols.call(() ->
                            (long)
                                    LOCKERS.invokeExact(
                                            image,
                                            exclusive,
                                            tag.bytes(),
                                            tag.length(),
                                            clients.bytes(),
                                            clients.length(),
                                            cookies.bytes(),
                                            cookies.length(),
                                            addresses.bytes(),
                                            addresses.length()));
            if (count == -Heard.NO_SUCH_THING) {
                return new Heard.Said<>(new TreeSet<>(), ""); // no lock object: nobody holds it
            }
            if (count < 0) {
                return Rados.failed(Math.toIntExact(-count), "list of lock owners");
            }
            var owners = new TreeSet<LockOwner>();
            var who = clients.words(count);
            var cookie = cookies.words(count);
            var where = addresses.words(count);
            for (var i = 0; i < count; i++) {
                owners.add(new LockOwner(who.get(i), cookie.get(i), where.get(i)));
            }
            return new Heard.Said<>(owners, "");
        }
    }

    private static Heard<SortedSet<String>> watchers(MemorySegment image) {
        try (var arena = Arena.ofConfined()) {
            var list = arena.allocate(WATCHER_BYTES * WATCHERS_AT_MOST);
            var count = arena.allocate(JAVA_LONG);
            count.set(JAVA_LONG, 0, WATCHERS_AT_MOST);
            int result = Symbols.call(() -> (int) WATCHERS.invokeExact(image, list, count));
            if (result < 0) {
                return Rados.failed(-result, "list of watchers");
            }
            var found = count.get(JAVA_LONG, 0);
            var addresses = new TreeSet<String>();
            for (var i = 0L; i < found; i++) {
                var address = list.get(ADDRESS, WATCHER_BYTES * i);
                addresses.add(Symbols.behind(address, ADDRESS_BYTES).getString(0));
            }
            Symbols.call(() -> {
                CLEAN_UP.invokeExact(list, found);
                return true;
            });
            return new Heard.Said<>(addresses, "");
        }
    }

    /// Room for NUL-terminated words, and how many bytes of it are used.
    private record Buffer(MemorySegment bytes, MemorySegment length) {
        static Buffer in(Arena arena) {
            var length = arena.allocate(JAVA_LONG);
            length.set(JAVA_LONG, 0, OWNERS_BYTES);
            return new Buffer(arena.allocate(OWNERS_BYTES), length);
        }

        List<String> words(long count) {
            var words = new ArrayList<String>();
            var at = 0L;
            for (var i = 0L; i < count; i++) {
                var end = at;
                while (bytes.get(JAVA_BYTE, end) != 0) {
                    end++;
                }
                var word = bytes.asSlice(at, end - at).toArray(JAVA_BYTE);
                words.add(new String(word, StandardCharsets.UTF_8));
                at = end + 1;
            }
            return words;
        }
    }
}
