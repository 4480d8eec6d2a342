package dev.lifeboat.bootimage.read;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Writes PE files, as `objcopy` and `ukify` do with the stub of systemd.
final class ExecutableFile {
    private static final int PE_AT = 64;
    private static final int HEADERS_BYTES = 4096;
    private static final int ALIGNMENT = 512;

    private final List<String> names = new ArrayList<>();
    private final List<byte[]> sections = new ArrayList<>();

    ExecutableFile with(String name, byte[] content) {
        names.add(name);
        sections.add(content);
        return this;
    }

    ExecutableFile with(String name, String content) {
        return with(name, content.getBytes(StandardCharsets.UTF_8));
    }

    byte[] bytes() {
        var headers = ByteBuffer.allocate(HEADERS_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        headers.put(0, (byte) 'M').put(1, (byte) 'Z').putInt(0x3c, PE_AT);
        headers.position(PE_AT).putInt(0x4550).putShort((short) 0x8664);
        headers.putShort((short) sections.size()).putInt(0).putInt(0).putInt(0);
        headers.putShort((short) 0).putShort((short) 0);
        var contents = new ByteArrayOutputStream();
        for (var i = 0; i < sections.size(); i++) {
            var content = sections.get(i);
            var padding = -content.length & (ALIGNMENT - 1);
            headers.put(Arrays.copyOf(names.get(i).getBytes(StandardCharsets.UTF_8), 8));
            headers.putInt(content.length).putInt(0).putInt(content.length + padding);
            headers.putInt(HEADERS_BYTES + contents.size()).put(new byte[16]);
            contents.writeBytes(content);
            contents.writeBytes(new byte[padding]);
        }
        return ImageOnDisk.joined(headers.array(), contents.toByteArray());
    }
}
