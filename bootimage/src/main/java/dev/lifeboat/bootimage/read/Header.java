package dev.lifeboat.bootimage.read;

import java.util.Optional;

/// The header of an entry in a newc or crc cpio archive: `Documentation/driver-api/early-userspace/
/// buffer-format.rst`. Fields that no decision needs are left out.
///
/// @param file which one it is, where one has several names: its device and number
/// @param links how many names
/// @param sum of its bytes, where the archive has sums
record Header(String file, long mode, long links, long size, int nameSize, Optional<Long> sum) {
    static final int BYTES = 110;

    /// Before the first was read.
    static final Header NONE = new Header("", 0, 0, 0, 0, Optional.empty());

    private static final int MAGIC_BYTES = 6;
    private static final int FIELD_BYTES = 8;
    private static final int TYPE = 0xf000;
    private static final int REGULAR = 0x8000;
    private static final int DIRECTORY = 0x4000;
    private static final int LINK = 0xa000;

    /// Empty: a letter that is no hexadecimal digit.
    static Optional<Header> of(byte[] bytes) {
        var fields = new long[13];
        for (var i = 0; i < fields.length; i++) {
            var field = hexadecimal(bytes, MAGIC_BYTES + i * FIELD_BYTES);
            if (field < 0) {
                return Optional.empty();
            }
            fields[i] = field;
        }
        var summed = bytes[MAGIC_BYTES - 1] == '2';
        return Optional.of(
                new Header(
                        fields[7] + ":" + fields[8] + ":" + fields[0],
                        fields[1],
                        fields[4],
                        fields[6],
                        (int) Math.min(fields[11], Integer.MAX_VALUE),
                        summed ? Optional.of(fields[12]) : Optional.empty()));
    }

    private static long hexadecimal(byte[] bytes, int from) {
        var value = 0L;
        for (var i = from; i < from + FIELD_BYTES; i++) {
            var digit = Character.digit(bytes[i], 16);
            if (digit < 0) {
                return -1;
            }
            value = value << 4 | digit;
        }
        return value;
    }

    boolean isFile() {
        return (mode & TYPE) == REGULAR;
    }

    boolean isDirectory() {
        return (mode & TYPE) == DIRECTORY;
    }

    boolean isLink() {
        return (mode & TYPE) == LINK;
    }

    /// A device, a pipe or a socket: the kernel makes nothing of any other type.
    boolean isNode() {
        return switch ((int) (mode & TYPE)) {
            case 0x2000, 0x6000, 0x1000, 0xc000 -> true;
            default -> false;
        };
    }
}
