package dev.lifeboat.drivers.power;

import dev.lifeboat.core.evidence.EventLog;
import dev.lifeboat.drivers.shell.Text;
import dev.lifeboat.drivers.shell.Unreadable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.regex.Pattern;

/// `ipmitool -c sel elist`: `5,11/22/26,09:51:01 UTC,Memory DIMM_A1,Uncorrectable ECC,Asserted`.
final class EventLogReader {
    /// Sensor-specific events that mean broken hardware (IPMI 2.0, table 42-3), in ipmitool's
    /// words.
    private static final Pattern BROKEN =
            Pattern.compile(
                    "Uncorrectable|Correctable ECC logging limit|IERR|Thermal Trip|FRB[123]|Machine"
                            + " Check|Parity|Memory Device Disabled|Critical Overtemperature"
                            + "|Drive Fault|In Critical Array|In Failed Array|Predictive Failure"
                            + "|Failure detected|Power Supply AC lost|Power off/down|Soft-power control"
                            + " failure|Bus Fatal|Bus Degraded|Fatal NMI|Non-recoverable|Critical"
                            + " - going|Configuration Error|Fault Status",
                    Pattern.CASE_INSENSITIVE);

    /// Entries that the log of a board can have are some thousands; more is no log.
    private static final int ENTRIES_AT_MOST = 100_000;

    /// Faults that are told; a memory module that fails logs hundreds.
    private static final int TOLD = 5;

    private EventLogReader() {}

    static EventLog read(String out) throws Unreadable {
        var lines = out.lines().filter(line -> !line.isBlank()).toList();
        if (lines.size() > ENTRIES_AT_MOST) {
            throw new Unreadable("more than " + ENTRIES_AT_MOST + " entries");
        }
        var standing = new LinkedHashMap<String, String>();
        for (var line : lines) {
            var fields = line.split(",", -1);
            if (fields.length < 5) {
                throw new Unreadable("an entry of " + fields.length + " fields");
            }
            note(fields, standing);
        }
        var faults = List.copyOf(standing.values());
        return new EventLog(lines.size(), last(faults));
    }

    private static void note(String[] fields, SequencedMap<String, String> standing) {
        var what = Text.plain(fields[3] + " " + fields[4]);
        standing.remove(what);
        var gone = fields.length > 5 && fields[5].strip().equals("Deasserted");
        if (!gone && BROKEN.matcher(fields[4]).find()) {
            standing.put(what, what + ", " + Text.plain(fields[1] + " " + fields[2]));
        }
    }

    private static List<String> last(List<String> faults) {
        return faults.subList(Math.max(0, faults.size() - TOLD), faults.size());
    }
}
