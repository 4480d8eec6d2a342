import dev.lifeboat.bootimage.read.ImageReader;
import dev.lifeboat.bootimage.read.Read;
import java.nio.file.Path;

/// What lsinitramfs does: the names of all that is in an image.
final class ListImage {
    private ListImage() {}

    public static void main(String[] arguments) {
        var read = ImageReader.read(Path.of(arguments[0]));
        if (!(read instanceof Read.Whole(var image, _))) {
            throw new IllegalStateException(read.getClass().getSimpleName());
        }
        System.out.println(String.join("\n", image.files().keySet()));
    }
}
