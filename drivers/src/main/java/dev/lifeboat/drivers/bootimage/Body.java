package dev.lifeboat.drivers.bootimage;

import dev.lifeboat.drivers.access.Chassis;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Optional;

/// What a chassis is made of, as a list that module bootimage reads.
///
/// @param hardware empty where it is not known
/// @param rootOn the controller that the root is on; empty: any of them
/// @param trouble why it is not known
record Body(String hardware, Optional<String> rootOn, Optional<String> trouble) {
    /// `lspci -vvv` of a large server is half a MiB.
    private static final int LONGEST = 4 * 1024 * 1024;

    static Body unknown(String trouble) {
        return new Body("", Optional.empty(), Optional.of(trouble));
    }

    static Body of(HostSays says) {
        return new Body(says.hardware(), says.rootOn(), Optional.empty());
    }

    static Body of(Chassis.Listed listed) {
        try (var in = Files.newInputStream(listed.hardware())) {
            var bytes = in.readNBytes(LONGEST + 1);
            return bytes.length > LONGEST
                    ? unknown(listed.hardware() + " is longer than " + LONGEST + " bytes")
                    : new Body(
                            new String(bytes, StandardCharsets.UTF_8),
                            listed.rootOn(),
                            Optional.empty());
        } catch (IOException _) {
            return unknown(listed.hardware() + " cannot be read");
        }
    }
}
