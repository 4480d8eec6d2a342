package dev.lifeboat.bootimage;

import dev.lifeboat.bootimage.read.ImageReader;
import dev.lifeboat.bootimage.read.Read;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Images for tests: real ones cut down to their names, indexes and configuration, made ones from a
/// few texts, and what lies in a folder.
public final class Images {
    /// Made by Debian's initramfs-tools, dracut and Arch's mkinitcpio for one and the same kernel.
    public static final List<String> REAL =
            List.of(
                    "arch-mkinitcpio-megaraid-zstd",
                    "dr-hostonly-megaraid-zstd",
                    "it-dep-megaraid-xz",
                    "it-list-megaraid+mptsas-lz4",
                    "it-list-megaraid+pvscsi-zstd",
                    "it-list-megaraid-gzip",
                    "it-list-nvme+mptsas-nosd-bzip2",
                    "x-blacklist-pvscsi-gzip");

    /// The kernel of the real ones.
    public static final String KERNEL = "6.1.0-56-amd64";

    private Images() {}

    public static BootImage real(String name) {
        return read(file(name));
    }

    public static BootImage read(Path file) {
        return switch (ImageReader.read(file)) {
            case Read.Whole(var image, _) -> image;
            case Read other -> throw new IllegalArgumentException(file + ": " + other);
        };
    }

    /// The file of a real one.
    public static Path file(String name) {
        var found = Images.class.getResource("/images/" + name + ".cpio.gz");
        if (found == null) {
            throw new IllegalArgumentException(name);
        }
        try {
            return Path.of(found.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(name, e);
        }
    }

    /// @param texts by path; a text that begins with "-> " is a link
    public static BootImage made(Map<String, String> texts) {
        var files = new TreeMap<String, Entry>();
        texts.forEach((path, text) -> files.put(path, entry(text)));
        return of(files);
    }

    /// An image with some files replaced or added, and, where the text is "-", taken away.
    public static BootImage but(BootImage image, Map<String, String> texts) {
        var files = new TreeMap<>(image.files());
        texts.forEach((path, text) -> {
            if (text.equals("-")) {
                files.remove(path);
            } else {
                files.put(path, entry(text));
            }
        });
        return new BootImage(image.segments(), files, image.unified());
    }

    public static Entry entry(String text) {
        return text.startsWith("-> ")
                ? new Entry(Entry.Kind.LINK, text.length(), text.substring(3), Optional.empty())
                : file(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    public static Entry file(byte[] bytes) {
        return new Entry(Entry.Kind.FILE, bytes.length, "", Optional.of(new Entry.Text(bytes)));
    }

    public static BootImage of(SortedMap<String, Entry> files) {
        var segment = new BootImage.Segment(0, Packing.NONE, files.size());
        return new BootImage(List.of(segment), files, Optional.empty());
    }

    /// The modules of a system that lies in a folder; only that they are there, and their indexes.
    public static BootImage folder(Path root) {
        var files = new TreeMap<String, Entry>();
        try (Stream<Path> all = Files.walk(root.resolve("lib/modules"))) {
            for (var path : (Iterable<Path>) all::iterator) {
                var name = root.relativize(path).toString();
                if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
                    files.put(
                            name,
                            name.contains(".ko") ? entry("m") : file(Files.readAllBytes(path)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return of(files);
    }

    /// Puts an image's files into a folder, for tools that know only folders.
    public static void unpack(BootImage image, Path folder) throws IOException {
        for (var each : image.files().entrySet()) {
            var path = folder.resolve(each.getKey());
            Files.createDirectories(path.resolveSibling(""));
            var entry = each.getValue();
            switch (entry.kind()) {
                case FILE ->
                        Files.write(
                                path, entry.content().map(Entry.Text::bytes).orElse(new byte[0]));
                case LINK -> Files.createSymbolicLink(path, Path.of(entry.target()));
                case DIRECTORY -> Files.createDirectories(path);
                case OTHER -> {
                    // a device, which no tool here asks for
                }
            }
        }
    }
}
