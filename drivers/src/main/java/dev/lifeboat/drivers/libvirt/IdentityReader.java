package dev.lifeboat.drivers.libvirt;

import dev.lifeboat.core.evidence.HostIdentity;
import dev.lifeboat.drivers.identity.MachineIds;
import dev.lifeboat.drivers.shell.Unreadable;
import java.util.regex.Pattern;

/// Which machine a running host says that it is.
final class IdentityReader {
    /// What the firmware says, through dmidecode, or where that is missing from the kernel. Not the
    /// chassis' serial number, which the machines of a multi-node chassis have in common.
    static final String SSH_SCRIPT =
            "if command -v dmidecode >/dev/null; then for f in system-uuid system-serial-number"
                    + " baseboard-serial-number; do"
                    + " echo \"$f $(dmidecode -s $f 2>/dev/null | tail -n 1)\"; done;"
                    + " else cd /sys/class/dmi/id && for f in product_uuid product_serial"
                    + " board_serial; do"
                    + " echo \"$f $(cat $f 2>/dev/null)\"; done; fi; :";

    private static final Pattern SERIAL =
            Pattern.compile("(product_serial|board_serial|(system|baseboard)-serial-number) .*");

    private static final Pattern HOST_UUID = Pattern.compile("<uuid>([^<]{1,80})</uuid>");

    private IdentityReader() {}

    static HostIdentity read(String capabilities, String firmware) throws Unreadable {
        var ids = new MachineIds();
        var uuid = HOST_UUID.matcher(capabilities);
        if (!uuid.find()) {
            throw new Unreadable("no <uuid> of the host in its capabilities");
        }
        ids.uuid(uuid.group(1));
        for (var line : firmware.lines().toList()) {
            var space = line.indexOf(' ');
            if (line.matches("(product_|system-)uuid .*")) {
                ids.uuid(line.substring(space));
            } else if (SERIAL.matcher(line).matches()) {
                ids.serial(line.substring(space));
            }
        }
        return new HostIdentity(ids.ids());
    }
}
