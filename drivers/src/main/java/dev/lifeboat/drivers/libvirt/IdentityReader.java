package dev.lifeboat.drivers.libvirt;

import dev.lifeboat.core.evidence.HostIdentity;
import dev.lifeboat.drivers.identity.MachineIds;
import dev.lifeboat.drivers.shell.Unreadable;
import java.util.regex.Pattern;

/// Which machine a running host says that it is.
final class IdentityReader {
    /// What the firmware says, through dmidecode, or where that is missing from the kernel.
    static final String SSH_SCRIPT =
            "if command -v dmidecode >/dev/null; then for f in system-uuid system-serial-number"
                    + " baseboard-serial-number chassis-serial-number; do"
                    + " echo \"$f $(dmidecode -s $f 2>/dev/null | tail -n 1)\"; done;"
                    + " else cd /sys/class/dmi/id && for f in product_uuid product_serial"
                    + " board_serial chassis_serial; do"
                    + " echo \"$f $(cat $f 2>/dev/null)\"; done; fi; :";

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
            } else if (line.matches("[a-z]+(_serial|-serial-number) .*")) {
                ids.serial(line.substring(space));
            }
        }
        return new HostIdentity(ids.ids());
    }
}
