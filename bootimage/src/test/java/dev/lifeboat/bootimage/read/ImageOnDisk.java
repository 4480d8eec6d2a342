package dev.lifeboat.bootimage.read;

import dev.lifeboat.bootimage.BootImage;
import dev.lifeboat.bootimage.Entry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Reads bytes as the reader reads a file.
final class ImageOnDisk {
    private ImageOnDisk() {}

    static Read read(byte[]... parts) {
        try {
            var file = Files.createTempFile("image", ".img");
            try {
                Files.write(file, joined(parts));
                return ImageReader.read(file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] joined(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (var part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    static BootImage whole(byte[]... parts) {
        var read = read(parts);
        if (read instanceof Read.Whole(var image, _)) {
            return image;
        }
        throw new AssertionError(
                "not whole: " + (read instanceof Read.Damaged damaged ? damaged.what() : read));
    }

    static Read.Damaged damaged(byte[]... parts) {
        var read = read(parts);
        if (read instanceof Read.Damaged damaged) {
            return damaged;
        }
        throw new AssertionError("not damaged, but " + read.getClass().getSimpleName());
    }

    static Entry entry(BootImage image, String path) {
        var entry = image.files().get(path);
        if (entry == null) {
            throw new AssertionError("no " + path + " in " + image.files().keySet());
        }
        return entry;
    }

    /// What is kept of a file; nothing is kept of one: the empty text.
    static String text(BootImage image, String path) {
        return entry(image, path).content().map(Entry.Text::toString).orElse("");
    }

    static byte[] resource(String name) {
        var path = Path.of("src/test/resources/dev/lifeboat/bootimage/images", name);
        try {
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
