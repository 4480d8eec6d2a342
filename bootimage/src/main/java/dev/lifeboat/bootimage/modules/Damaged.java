package dev.lifeboat.bootimage.modules;

/// A file of the image that does not hold what its name says.
///
/// @param offset of the first byte that cannot be right, from the file's start
public record Damaged(String file, long offset, String why) {
    @Override
    public String toString() {
        return file + " is damaged at byte " + offset + ": " + why;
    }
}
