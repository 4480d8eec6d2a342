package dev.lifeboat.drivers.identity;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;

/// The names of one machine, in the form in which those that its BMC gives and those that its
/// operating system gives can be compared.
///
/// A value that many machines share proves nothing and is left out: power would be cut, and called
/// proof, on the word of "To Be Filled By O.E.M.".
public final class MachineIds {
    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    /// What vendors leave in fields that they do not fill in.
    private static final Set<String> DEFAULTS =
            Set.of(
                    "none",
                    "n/a",
                    "na",
                    "null",
                    "empty",
                    "unknown",
                    "default",
                    "default string",
                    "not specified",
                    "not available",
                    "not applicable",
                    "no asset information",
                    "system serial number",
                    "chassis serial number",
                    "base board serial number",
                    "serial number",
                    "to be filled by o.e.m.",
                    "to be filled by o.e.m",
                    "o.e.m.",
                    "oem",
                    "invalid",
                    "0123456789",
                    "1234567890",
                    "123456789",
                    "123456789012345",
                    "xxxxxxxxxx");

    /// UUIDs that firmware vendors ship on every board, in the plain byte order.
    private static final Set<String> DEFAULT_UUIDS =
            Set.of("03000200040005000006000700080009", "00020003000400050006000700080009");

    /// A shorter serial number is more likely a default than a number.
    private static final int SHORTEST_SERIAL = 4;

    private final SortedSet<String> ids = new TreeSet<>();

    /// Adds a UUID in each byte order in which tools print the same 16 bytes: `ipmitool mc guid`
    /// shows `a12345...cd01` as `01cdab89-6745-23a1-...` (tried), and SMBIOS since 2.6 has the
    /// first three fields little-endian (DSP0134, 7.2.1).
    public MachineIds uuid(String text) {
        var plain = text.strip();
        if (!UUID_FORM.matcher(plain).matches()) {
            return this;
        }
        var hex = plain.toLowerCase(Locale.ROOT).replace("-", "");
        if (hex.chars().distinct().count() > 1 && !DEFAULT_UUIDS.contains(hex)) {
            for (var form : List.of(hex, reversed(hex), mixed(hex), mixed(reversed(hex)))) {
                ids.add("uuid:" + dashed(form));
            }
        }
        return this;
    }

    public MachineIds serial(String text) {
        var plain = text.strip().toLowerCase(Locale.ROOT);
        var meaningful =
                plain.length() >= SHORTEST_SERIAL
                        && !DEFAULTS.contains(plain)
                        && plain.chars().distinct().count() > 1
                        && plain.chars().allMatch(c -> c > ' ' - 1 && c < 0x7f);
        if (meaningful) {
            ids.add("serial:" + plain);
        }
        return this;
    }

    public SortedSet<String> ids() {
        return new TreeSet<>(ids);
    }

    /// The UUID in a line such as `System GUID : 01cdab89-6745-...`.
    public static Optional<UUID> uuidIn(String line) {
        var found = UUID_FORM.matcher(line);
        return found.find() ? Optional.of(UUID.fromString(found.group())) : Optional.empty();
    }

    private static String reversed(String hex) {
        var turned = new StringBuilder();
        for (var at = hex.length() - 2; at >= 0; at -= 2) {
            turned.append(hex, at, at + 2);
        }
        return turned.toString();
    }

    private static String mixed(String hex) {
        return reversed(hex.substring(0, 8))
                + reversed(hex.substring(8, 12))
                + reversed(hex.substring(12, 16))
                + hex.substring(16);
    }

    private static String dashed(String hex) {
        return String.join(
                "-",
                hex.substring(0, 8),
                hex.substring(8, 12),
                hex.substring(12, 16),
                hex.substring(16, 20),
                hex.substring(20));
    }
}
