package dev.lifeboat.drivers.bootimage;

import dev.lifeboat.drivers.access.Chassis;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Optional;

/// What a chassis is made of.
sealed interface Body {
    /// `lspci -vvv` of a large server is half a MiB.
    int LONGEST = 4 * 1024 * 1024;

    /// @param hardware a list that module bootimage reads
    /// @param rootOn the controller that the root is on; empty: any of them
    record Known(String hardware, Optional<String> rootOn) implements Body {}

    record Unknown(String why) implements Body {}

    static Known of(HostSays says) {
        return new Known(says.hardware(), says.rootOn());
    }

    static Body of(Chassis.Listed listed) {
        try (var in = Files.newInputStream(listed.hardware())) {
            var bytes = in.readNBytes(LONGEST + 1);
            return bytes.length > LONGEST
                    ? new Unknown(listed.hardware() + " is longer than " + LONGEST + " bytes")
                    : new Known(new String(bytes, StandardCharsets.UTF_8), listed.rootOn());
        } catch (IOException _) {
            return new Unknown(listed.hardware() + " cannot be read");
        }
    }
}
