package dev.lifeboat.bootimage.read;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Takes newc (070701) and crc (070702) archives, piece by piece, and puts them into a root.
///
/// Its states are the kernel's (`init/initramfs.c`), so that what the kernel takes is taken: any
/// number of archives, zeros between them, each entry at a multiple of four bytes.
final class Cpio {
    /// The kernel passes over a longer name or link (`PATH_MAX`).
    private static final int PATH_BYTES = 4096;

    /// Forty times what an image with every module of Debian has.
    private static final int ENTRIES = 200_000;

    private static final String TRAILER = "TRAILER!!!";
    private static final int ALIGNMENT = 4;
    private static final Optional<Flaw> NONE = Optional.empty();

    private enum State {
        BETWEEN,
        HEADER,
        NAME,
        LINK,
        FILE,
        REST
    }

    private final Rootfs root;
    private final Content content = new Content();

    private State state = State.BETWEEN;
    private long origin;
    private boolean packed;
    private long at;
    private int entries;

    private Header header = Header.NONE;
    private String name = "";
    private long entryAt;
    private byte[] collected = {};
    private int have;
    private long left;

    private int entriesInAll;
    private boolean open;

    Cpio(Rootfs root) {
        this.root = root;
    }

    /// What comes next lies in the image as it is.
    ///
    /// @param image where the image begins in the file
    /// @param offset of the next byte in the image
    void beginPlain(long image, long offset) {
        begin(image, offset, false);
    }

    /// What comes next is unpacked from the segment that begins there in the file.
    void beginPacked(long segment) {
        begin(segment, 0, true);
    }

    private void begin(long newOrigin, long newAt, boolean isPacked) {
        origin = newOrigin;
        at = newAt;
        packed = isPacked;
        entries = 0;
    }

    /// Of this segment.
    int entries() {
        return entries;
    }

    /// An archive has begun, and its trailer has not come.
    boolean isOpen() {
        return open;
    }

    /// Takes bytes until there are no more, a trailer was taken, or what comes is no entry.
    Optional<Flaw> take(ByteBuffer in) {
        var flaw = NONE;
        var more = true;
        while (more && flaw.isEmpty() && in.hasRemaining()) {
            switch (state) {
                case BETWEEN -> more = atEntry(in);
                case HEADER -> flaw = collect(in) ? header() : NONE;
                case NAME -> {
                    flaw = collect(in) ? named() : NONE;
                    more = open;
                }
                case LINK -> flaw = collect(in) ? linked() : NONE;
                case FILE -> flaw = file(in);
                case REST -> rest(in);
            }
        }
        return flaw;
    }

    /// What is wrong when nothing more comes.
    Optional<Flaw> end() {
        return switch (state) {
            case BETWEEN, REST -> NONE;
            case HEADER -> flaw("the archive is cut off in the header of an entry", entryAt);
            case NAME -> flaw("the archive is cut off in the name of an entry", entryAt);
            case LINK, FILE -> flaw("the archive is cut off in " + name, entryAt);
        };
    }

    /// What is wrong when this comes where an entry might begin.
    Optional<Flaw> junk() {
        return flaw("what follows is neither an archive nor padding", at);
    }

    private boolean atEntry(ByteBuffer in) {
        while (in.hasRemaining() && in.get(in.position()) == 0) {
            in.get();
            at++;
        }
        var found = in.hasRemaining() && in.get(in.position()) == '0' && at % ALIGNMENT == 0;
        if (found) {
            entryAt = at;
            expect(State.HEADER, Header.BYTES);
        }
        return found;
    }

    private void expect(State next, int count) {
        state = next;
        collected = new byte[count];
        have = 0;
    }

    private boolean collect(ByteBuffer in) {
        var count = Math.min(in.remaining(), collected.length - have);
        in.get(collected, have, count);
        have += count;
        at += count;
        return have == collected.length;
    }

    private Optional<Flaw> header() {
        var magic = new String(collected, 0, 6, StandardCharsets.ISO_8859_1);
        if (magic.equals("070707")) {
            return flaw(
                    "an old cpio archive (070707), which no kernel takes: use cpio -H newc",
                    entryAt);
        }
        var read = Header.of(collected);
        if (read.isEmpty() || !(magic.equals("070701") || magic.equals("070702"))) {
            return flaw("the header of an entry is corrupt", entryAt);
        }
        header = read.get();
        if (header.nameSize() < 1 || header.nameSize() > PATH_BYTES) {
            return flaw("the name of an entry has %s bytes".formatted(header.nameSize()), entryAt);
        }
        if (++entriesInAll > ENTRIES) {
            return flaw("more than " + ENTRIES + " entries: no image has so many", entryAt);
        }
        open = true;
        expect(State.NAME, header.nameSize() + padding(Header.BYTES + header.nameSize()));
        return NONE;
    }

    private static int padding(long length) {
        return (int) (-length & (ALIGNMENT - 1));
    }

    private Optional<Flaw> named() {
        var length = 0;
        while (length < header.nameSize() && collected[length] != 0) {
            length++;
        }
        if (length == header.nameSize()) {
            return flaw("the name of an entry does not end", entryAt);
        }
        for (var i = length; i < header.nameSize(); i++) {
            // Zeros alone are fine: dracut aligns what follows with them.
            if (collected[i] != 0) {
                return flaw("the name of an entry has a NUL in it", entryAt);
            }
        }
        name = new String(collected, 0, length, StandardCharsets.UTF_8);
        if (name.equals(TRAILER)) {
            root.archiveEnds();
            open = false;
            left = header.size() + padding(header.size());
            state = State.REST;
            return NONE;
        }
        entries++;
        if (("/" + name + "/").contains("/../")) {
            return flaw("a name leads out of its folder: " + name, entryAt);
        }
        return root.isTangled() ? flaw("links and names without end", entryAt) : made();
    }

    private Optional<Flaw> made() {
        if (header.isLink()) {
            if (header.size() > PATH_BYTES) {
                return flaw("the link %s has %d bytes".formatted(name, header.size()), entryAt);
            }
            expect(State.LINK, (int) header.size());
            return header.size() == 0 ? linked() : NONE;
        }
        left = header.size();
        if (header.isFile()) {
            state = State.FILE;
            var file = root.file(header, name, offset(entryAt));
            var tooLarge = content.begin(file, header);
            if (tooLarge.isPresent()) {
                return flaw(name + " " + tooLarge.get(), entryAt);
            }
            return left == 0 ? fileEnds() : NONE;
        }
        // With content the kernel makes nothing of any other entry.
        if (header.isDirectory() && left == 0) {
            root.folder(name, offset(entryAt));
        } else if (header.isNode() && left == 0) {
            root.node(header, name, offset(entryAt));
        }
        left += padding(left);
        state = State.REST;
        return NONE;
    }

    private Optional<Flaw> linked() {
        var target = new String(collected, StandardCharsets.UTF_8);
        var end = target.indexOf('\0');
        root.link(name, end < 0 ? target : target.substring(0, end), offset(entryAt));
        left = padding(header.size());
        state = State.REST;
        return NONE;
    }

    private Optional<Flaw> file(ByteBuffer in) {
        var count = (int) Math.min(in.remaining(), left);
        content.take(in.slice(in.position(), count));
        in.position(in.position() + count);
        at += count;
        left -= count;
        return left == 0 ? fileEnds() : NONE;
    }

    private Optional<Flaw> fileEnds() {
        left = padding(header.size());
        state = State.REST;
        var wrong = content.end();
        return wrong.isPresent() ? flaw(name + " " + wrong.get(), entryAt) : NONE;
    }

    private void rest(ByteBuffer in) {
        var count = (int) Math.min(in.remaining(), left);
        in.position(in.position() + count);
        at += count;
        left -= count;
        if (left == 0) {
            state = State.BETWEEN;
        }
    }

    private long offset(long of) {
        return packed ? origin : origin + of;
    }

    private Optional<Flaw> flaw(String what, long of) {
        var where = packed ? ", %d bytes into what is unpacked from here".formatted(of) : "";
        return Optional.of(new Flaw(what + where, offset(of)));
    }
}
