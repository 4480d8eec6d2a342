package dev.lifeboat.bootimage.read;

import dev.lifeboat.bootimage.unpack.Tape;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The sections of a PE file, as the stub of a unified kernel image sees them when nothing is
/// chosen: those of the first profile, over those before any profile (UAPI.5, "Multi-Profile
/// UKIs").
///
/// @param profiles how many there are to choose from
record Executable(Map<String, Section> sections, int profiles) {
    private static final int DOS_HEADER_BYTES = 64;
    private static final int PE_AT = 0x3c;
    private static final int COFF_HEADER_BYTES = 24;
    private static final int SECTION_BYTES = 40;

    /// A UKI with ten profiles has 60. The format allows 65,535.
    private static final int SECTIONS = 1000;

    /// Of a command line; the kernel's own limit is 2,048.
    private static final int TEXT_BYTES = 64 * 1024;

    /// @param begin in the file
    /// @param end behind its last byte
    record Section(String name, long begin, long end) {
        Tape tape(FileChannel channel) {
            return new Tape(channel, begin, end);
        }
    }

    /// Empty: not such a file.
    static Optional<Executable> in(FileChannel channel) throws IOException {
        var dos = bytes(channel, 0, DOS_HEADER_BYTES);
        if (dos.remaining() < DOS_HEADER_BYTES || dos.get(0) != 'M' || dos.get(1) != 'Z') {
            return Optional.empty();
        }
        var peAt = dos.getInt(PE_AT) & 0xffffffffL;
        var coff = bytes(channel, peAt, COFF_HEADER_BYTES);
        if (coff.remaining() < COFF_HEADER_BYTES || coff.getInt(0) != 0x4550) {
            return Optional.empty();
        }
        var count = Math.min(coff.getShort(6) & 0xffff, SECTIONS);
        var table = peAt + COFF_HEADER_BYTES + (coff.getShort(20) & 0xffff);
        var all = new ArrayList<Section>();
        var entries = bytes(channel, table, count * SECTION_BYTES);
        while (entries.remaining() >= SECTION_BYTES) {
            all.add(section(entries, channel.size()));
        }
        return Optional.of(ofFirstProfile(all));
    }

    private static Section section(ByteBuffer entries, long size) {
        var name = new byte[8];
        entries.get(name);
        var virtualSize = entries.getInt() & 0xffffffffL;
        entries.getInt();
        var rawSize = entries.getInt() & 0xffffffffL;
        var begin = Math.min(entries.getInt() & 0xffffffffL, size);
        entries.position(entries.position() + 16);
        var text = new String(name, StandardCharsets.ISO_8859_1);
        var end = text.indexOf('\0');
        return new Section(
                end < 0 ? text : text.substring(0, end),
                begin,
                Math.min(begin + Math.min(virtualSize, rawSize), size));
    }

    private static Executable ofFirstProfile(List<Section> all) {
        var sections = new HashMap<String, Section>();
        var profiles = 0;
        for (var section : all) {
            profiles += section.name().equals(".profile") ? 1 : 0;
            if (profiles == 0) {
                sections.putIfAbsent(section.name(), section);
            }
        }
        if (profiles > 0) {
            all.stream()
                    .dropWhile(section -> !section.name().equals(".profile"))
                    .skip(1)
                    .takeWhile(section -> !section.name().equals(".profile"))
                    .forEach(section -> sections.put(section.name(), section));
        }
        return new Executable(sections, profiles);
    }

    Optional<Section> section(String name) {
        return Optional.ofNullable(sections.get(name));
    }

    /// Of a section, without zeros and line ends behind it; nothing where there is none.
    String text(FileChannel channel, String name) throws IOException {
        var section = section(name);
        if (section.isEmpty()) {
            return "";
        }
        var length = Math.min(section.get().end() - section.get().begin(), TEXT_BYTES);
        var bytes = bytes(channel, section.get().begin(), (int) length);
        var text = StandardCharsets.UTF_8.decode(bytes).toString();
        var end = text.indexOf('\0');
        return (end < 0 ? text : text.substring(0, end)).strip();
    }

    /// Those that there are, in the order of a PC.
    static ByteBuffer bytes(FileChannel channel, long from, int count) throws IOException {
        var bytes = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) >= 0) {
            // A file may give fewer bytes than it is asked for.
        }
        return bytes.flip();
    }
}
