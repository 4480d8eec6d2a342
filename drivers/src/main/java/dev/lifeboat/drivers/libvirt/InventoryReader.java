package dev.lifeboat.drivers.libvirt;

import dev.lifeboat.core.evidence.Inventory;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// What a host has, in the words in which [DefinitionReader] says what a guest needs.
final class InventoryReader {
    /// Secrets and networks that libvirt knows, processor models and machine types that its
    /// emulator offers. Nothing here shows a secret's value.
    static final String VIRSH_SCRIPT =
            "echo == secrets; secret-list; echo == networks; net-list --name;"
                    + " echo == models; domcapabilities; echo == machines; capabilities";

    /// Network devices and bridges, those of Open vSwitch too.
    static final String SSH_SCRIPT =
            "for d in /sys/class/net/*; do echo \"device ${d##*/}\";"
                    + " if [ -d \"$d/bridge\" ]; then echo \"bridge ${d##*/}\"; fi; done;"
                    + " ovs-vsctl --timeout=2 list-br 2>/dev/null | sed 's/^/bridge /'; :";

    private static final Pattern SECRET = Pattern.compile(" *([0-9a-f-]{36})\\b *(.*)");
    private static final Pattern DEVICE = Pattern.compile("(device|bridge) [^\\s/]{1,64}");
    private static final Pattern MODEL =
            Pattern.compile("<model usable='yes'[^>]*>([^<]{1,100})</model>");
    private static final Pattern MACHINE =
            Pattern.compile("<machine [^>]*>([^<]{1,100})</machine>");

    private InventoryReader() {}

    static Inventory read(String virsh, String devices) {
        var has = new TreeSet<String>();
        var section = "";
        for (var line : virsh.lines().toList()) {
            if (line.startsWith("== ")) {
                section = line;
                continue;
            }
            switch (section) {
                case "== secrets" -> secret(line, has);
                case "== networks" -> network(line, has);
                case "== models" -> each(MODEL, line, "cpu ", has);
                case "== machines" -> each(MACHINE, line, "machine ", has);
                default -> {}
            }
        }
        devices.lines().filter(line -> DEVICE.matcher(line).matches()).forEach(has::add);
        return new Inventory(has);
    }

    /// ` 0f3a... ceph client.libvirt secret`: by its UUID, and by its usage.
    private static void secret(String line, SortedSet<String> has) {
        var found = SECRET.matcher(line);
        if (found.matches()) {
            has.add("secret " + found.group(1));
            var usage = found.group(2).strip();
            var space = usage.indexOf(' ');
            if (space > 0) {
                has.add("secret " + usage.substring(space + 1).toLowerCase(Locale.ROOT));
            }
        }
    }

    private static void network(String line, SortedSet<String> has) {
        if (!line.isBlank()) {
            has.add("network " + line.strip());
        }
    }

    private static void each(Pattern what, String line, String word, SortedSet<String> has) {
        var found = what.matcher(line);
        while (found.find()) {
            has.add(word + found.group(1));
        }
    }
}
