import dev.lifeboat.bootimage.read.ImageReader;
import dev.lifeboat.bootimage.read.Read;
import java.nio.file.Path;

/// What lsinitramfs does: the names of all that is in an image.
final class ListImage {
    private ListImage() {}

    public static void main(String[] arguments) {
        switch (ImageReader.read(Path.of(arguments[0]))) {
            case Read.Whole(var image, _) -> System.out.println(String.join("\n", image.files().keySet()));
            case Read.Damaged damaged -> throw new IllegalStateException(damaged.what());
            case Read.NotRead(var why) -> throw new IllegalStateException(why);
        }
    }
}
