package dev.lifeboat.bootimage.unpack;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/// A part of a file, read once from front to back.
///
/// Not mapped into memory: a file that another program cuts while it is read would end the JVM.
public final class Tape {
    /// One read of a disk; what decoders ask for at a time is half of it.
    private static final int BUFFER_BYTES = 1 << 17;

    private final FileChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES).flip();
    private final long end;
    private long read;

    /// @param end behind the last byte
    public Tape(FileChannel channel, long begin, long end) {
        this.channel = channel;
        this.read = begin;
        this.end = end;
    }

    /// Of the next byte, in the file.
    public long position() {
        return read - buffer.remaining();
    }

    public boolean atEnd() throws IOException {
        return !unread().hasRemaining();
    }

    /// Bytes that were not taken yet, at least one unless at the end. To take some is to move the
    /// buffer's position.
    public ByteBuffer unread() throws IOException {
        if (!buffer.hasRemaining()) {
            buffer.clear();
            fill();
        }
        return buffer;
    }

    /// Whether these are the next bytes, a letter for each. Takes none.
    public boolean startsWith(String letters) throws IOException {
        for (var i = 0; i < letters.length(); i++) {
            if (peek(i) != letters.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /// The byte so many behind the next, or -1. Takes none.
    public int peek(int ahead) throws IOException {
        need(ahead + 1);
        return ahead < buffer.remaining() ? buffer.get(buffer.position() + ahead) & 0xff : -1;
    }

    /// Takes zeros, as many as were read together. False: there is none.
    public boolean skipsZeros() throws IOException {
        var before = position();
        var bytes = unread();
        while (bytes.hasRemaining() && bytes.get(bytes.position()) == 0) {
            bytes.get();
        }
        return position() > before;
    }

    /// As a library wants it. Reads no byte ahead, so that what comes after is not lost.
    public InputStream stream() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                return buffer.hasRemaining() || unread().hasRemaining() ? buffer.get() & 0xff : -1;
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                if (length == 0) {
                    return 0;
                }
                var count = Math.min(unread().remaining(), length);
                if (count == 0) {
                    return -1;
                }
                buffer.get(into, offset, count);
                return count;
            }
        };
    }

    private void need(int count) throws IOException {
        if (buffer.remaining() < count) {
            buffer.compact();
            fill();
        }
    }

    private void fill() throws IOException {
        buffer.limit((int) Math.min(buffer.capacity(), buffer.position() + (end - read)));
        while (buffer.hasRemaining()) {
            var count = channel.read(buffer, read);
            if (count < 0) {
                break;
            }
            read += count;
        }
        buffer.flip();
    }
}
