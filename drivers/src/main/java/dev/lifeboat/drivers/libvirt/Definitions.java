package dev.lifeboat.drivers.libvirt;

import dev.lifeboat.core.evidence.Definition;
import dev.lifeboat.core.fleet.ClusterId;
import dev.lifeboat.core.fleet.VmId;
import dev.lifeboat.drivers.shell.Unreadable;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.SortedSet;

/// Guests' definitions as they may be shown, and as libvirt gets them back.
public final class Definitions {
    private final DefinitionReader reader;
    private final ConsolePasswords passwords;

    /// @param monitors the monitor hosts of each cluster, to tell whose image a disk is
    /// @param secrets a folder for what a definition must not show
    public Definitions(SortedMap<ClusterId, SortedSet<String>> monitors, Path secrets) {
        this.reader = new DefinitionReader(monitors);
        this.passwords = new ConsolePasswords(secrets);
    }

    Definition read(VmId vm, String text) throws Unreadable {
        var domain = DomainXml.parse(text);
        return reader.read(passwords.hide(vm, domain) ? domain.print() : text);
    }

    /// @return how many passwords are not known here
    int restore(VmId vm, DomainXml domain) {
        return passwords.restore(vm, domain);
    }
}
