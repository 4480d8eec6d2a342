package dev.lifeboat.drivers.bootimage;

import dev.lifeboat.bootimage.verdict.Bootcheck;
import dev.lifeboat.core.fleet.HostId;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedMap;

/// All that a verdict on a host's boot image rests on.
///
/// @param image the path on the host of what the maker wrote, microcode in front of it left out
/// @param print size, time and SHA-256 of the whole
/// @param bodies by chassis, the host's own among them; of which nothing is known are left out
record Order(
        HostId host,
        Next.Entry entry,
        String image,
        String print,
        SortedMap<HostId, Body.Known> bodies) {

    /// The same for the same question about a chassis to the same judge.
    String id(HostId chassis) {
        var body = String.valueOf(bodies.get(chassis));
        var text = String.join("\n", entry.toString(), image, print, judge(), body);
        return HexFormat.of().formatHex(digest().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("each Java has SHA-256", impossible);
        }
    }

    /// Which code judges: a newer Lifeboat may know better.
    private static String judge() {
        try {
            var source = Bootcheck.class.getProtectionDomain().getCodeSource();
            if (source == null) {
                return "code from nowhere";
            }
            var code = source.getLocation();
            return code + " of " + Files.getLastModifiedTime(Path.of(code.toURI()));
        } catch (IOException | URISyntaxException unknown) {
            return "unknown code: " + unknown.getMessage();
        }
    }
}
