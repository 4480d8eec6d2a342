package dev.lifeboat.bootimage.read;

import static dev.lifeboat.bootimage.read.ImageOnDisk.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.bootimage.BootImage;
import dev.lifeboat.bootimage.Entry.Kind;
import java.nio.file.Path;

/// The reader and the makers' own tools see the same in an image.
final class ToolsAgreement {
    private ToolsAgreement() {}

    /// With sizes, kinds and targets.
    static void withLsinitramfs(Path image) {
        var ours = whole(image);
        var theirs = DebianTools.list("lsinitramfs", "-l", "/images/" + image.getFileName());
        assertThat(ours.files().keySet()).isEqualTo(theirs.keySet());
        theirs.forEach((path, listed) -> {
            var entry = entry(ours, path);
            assertThat(entry.kind()).as(path).isEqualTo(listed.kind());
            assertThat(entry.target()).as(path).isEqualTo(listed.target());
            if (entry.kind() == Kind.FILE && listed.names() == 1) {
                assertThat(entry.size()).as(path).isEqualTo(Long.parseLong(listed.size()));
            }
        });
    }

    static void withLsinitrd(Path image) {
        var theirs = DebianTools.list("lsinitrd", "/images/" + image.getFileName());
        assertThat(whole(image).files().keySet()).isEqualTo(theirs.keySet());
    }

    private static BootImage whole(Path image) {
        if (ImageReader.read(image) instanceof Read.Whole(var whole, var remarks)) {
            assertThat(remarks).isEmpty();
            return whole;
        }
        throw new AssertionError(image + ": " + ImageReader.read(image));
    }
}
