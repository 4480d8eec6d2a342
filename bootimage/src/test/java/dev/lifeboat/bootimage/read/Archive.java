package dev.lifeboat.bootimage.read;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Writes cpio archives, wrong ones too.
final class Archive {
    static final int FOLDER = 040755;
    static final int FILE = 0100644;
    static final int LINK = 0120777;
    static final int DEVICE = 020644;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final String magic;
    private int inode = 1;

    private Archive(String magic) {
        this.magic = magic;
    }

    static Archive newc() {
        return new Archive("070701");
    }

    static Archive crc() {
        return new Archive("070702");
    }

    Archive folder(String name) {
        return entry(name, FOLDER, new byte[0]);
    }

    /// With all folders above it.
    Archive folders(String path) {
        for (var slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
            folder(path.substring(0, slash));
        }
        return folder(path);
    }

    Archive file(String name, String content) {
        return entry(name, FILE, content.getBytes(StandardCharsets.UTF_8));
    }

    Archive link(String name, String target) {
        return entry(name, LINK, target.getBytes(StandardCharsets.UTF_8));
    }

    Archive entry(String name, int mode, byte[] content) {
        return entry(name + "\0", mode, inode++, 1, content);
    }

    /// One of several names of a file.
    Archive name(String name, int ofInode, int names, String content) {
        return entry(name + "\0", FILE, ofInode, names, content.getBytes(StandardCharsets.UTF_8));
    }

    private Archive entry(String nameWithEnd, int mode, int number, int names, byte[] content) {
        var sum = 0L;
        for (var each : content) {
            sum += magic.equals("070702") ? each & 0xff : 0;
        }
        header(nameWithEnd.length(), mode, number, names, content.length, sum);
        return raw(nameWithEnd).padded().raw(content).padded();
    }

    /// A header as it should not be.
    Archive header(long nameLength, int mode, int number, int names, long length, long sum) {
        return raw(
                magic
                        + "%08X%08X%08X%08X%08X%08X%08X%08X%08X%08X%08X%08X%08X"
                                .formatted(
                                        number,
                                        mode,
                                        0,
                                        0,
                                        names,
                                        0,
                                        length,
                                        8,
                                        1,
                                        0,
                                        0,
                                        nameLength,
                                        sum));
    }

    Archive raw(String text) {
        return raw(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    Archive raw(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    Archive padded() {
        return zeros(-out.size() & 3);
    }

    Archive zeros(int count) {
        return raw(new byte[count]);
    }

    Archive trailer() {
        return entry("TRAILER!!!\0", 0, 0, 1, new byte[0]);
    }

    int size() {
        return out.size();
    }

    byte[] bytes() {
        return out.toByteArray();
    }
}
