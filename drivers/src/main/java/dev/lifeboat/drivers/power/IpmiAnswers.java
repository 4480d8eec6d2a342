package dev.lifeboat.drivers.power;

import dev.lifeboat.core.evidence.BmcIdentity;
import dev.lifeboat.core.evidence.PowerState;
import dev.lifeboat.core.evidence.Why;
import dev.lifeboat.drivers.identity.MachineIds;
import dev.lifeboat.drivers.shell.Ended;
import dev.lifeboat.drivers.shell.Text;
import dev.lifeboat.drivers.shell.Unreadable;
import java.util.List;
import java.util.regex.Pattern;

/// What ipmitool 1.8.19 prints, each kind of failure tried against a simulated BMC.
final class IpmiAnswers {
    /// Not the chassis': the machines of a multi-node chassis have that in common, and the BMC of
    /// one would pass for its neighbour's.
    private static final Pattern SERIAL = Pattern.compile(" *(Product|Board) Serial +: (.+)");

    /// The BMC answered and said no. Only `-v` shows these; without it a wrong password and a dead
    /// BMC print the same line.
    private static final List<String> REFUSALS =
            List.of(
                    "RAKP 2 HMAC is invalid", // wrong password
                    "unauthorized name", // unknown user, or one without the privilege asked for
                    "invalid role",
                    "Insufficient privilege level",
                    "privilege level cannot be obtained",
                    "Invalid command", // not supported by this BMC
                    "Command not supported",
                    "Error in open session response"); // a cipher suite that it does not offer

    private static final List<String> SILENCE =
            List.of(
                    "Get Auth Capabilities error",
                    "Error issuing Get Channel Authentication Capabilities",
                    "Unable to send RAKP",
                    "no response",
                    "Close Session command failed");

    private IpmiAnswers() {}

    static PowerState power(String out) throws Unreadable {
        return switch (out.strip()) {
            case "Chassis Power is on" -> new PowerState(true);
            case "Chassis Power is off" -> new PowerState(false);
            default -> throw new Unreadable("neither \"on\" nor \"off\"");
        };
    }

    /// @param guid of `mc guid`
    /// @param inventory of `fru print`, which is incomplete or empty on many boards
    static BmcIdentity identity(String guid, String inventory) throws Unreadable {
        var ids = new MachineIds();
        guid.lines()
                .filter(line -> line.startsWith("System GUID"))
                .forEach(line ->
                        MachineIds.uuidIn(line).ifPresent(uuid -> ids.uuid(uuid.toString())));
        inventory
                .lines()
                .map(SERIAL::matcher)
                .forEach(line -> {
                    if (line.matches()) {
                        ids.serial(line.group(2));
                    }
                });
        if (ids.ids().isEmpty()) {
            throw new Unreadable("neither a GUID nor a serial number in it");
        }
        return new BmcIdentity(ids.ids());
    }

    static Why why(Ended.Exited exited) {
        var said = exited.err();
        for (var refusal : REFUSALS) {
            if (said.contains(refusal)) {
                return Why.refused(lineWith(said, refusal));
            }
        }
        for (var silence : SILENCE) {
            if (said.contains(silence)) {
                return new Why(Why.Cause.SILENT, "the BMC gave no answer: " + silence);
            }
        }
        return Why.exit(exited.code(), Text.lastLine(said));
    }

    private static String lineWith(String text, String what) {
        return text.lines().filter(line -> line.contains(what)).findFirst().orElse(what);
    }
}
