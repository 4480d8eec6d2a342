package dev.lifeboat.drivers.libvirt;

import dev.lifeboat.core.fleet.VmId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The passwords of guests' VNC and SPICE consoles.
///
/// libvirt leaves them out of a definition unless it is asked for them, and a guest that is defined
/// elsewhere without its password has a console that is open to everybody. Definitions are shown,
/// copied and journaled; so the passwords stay here, a file per guest that only its owner reads,
/// and the definition has [#KEPT] in their place.
final class ConsolePasswords {
    /// Stands in a definition for a password.
    static final String KEPT = "kept by Lifeboat";

    /// VNC knows passwords of eight characters at most.
    private static final int RANDOM_BYTES = 4;

    private static final HexFormat HEX = HexFormat.of();

    private final Path folder;
    private final SecureRandom random = new SecureRandom();
    private final Map<VmId, List<String>> seen = new ConcurrentHashMap<>();

    /// @param folder made when there is something to keep; mode 0700
    ConsolePasswords(Path folder) {
        this.folder = folder;
    }

    /// Takes the passwords out of the definition. Where the disk is full they are known to this
    /// process alone.
    ///
    /// @return whether there were any
    boolean hide(VmId vm, DomainXml domain) {
        var passwords = new ArrayList<String>();
        for (var console : domain.devices("graphics")) {
            if (console.hasAttribute("passwd")) {
                passwords.add(console.getAttribute("passwd"));
                console.setAttribute("passwd", KEPT);
            }
        }
        if (!passwords.equals(seen.put(vm, passwords))) {
            try {
                write(vm, passwords);
            } catch (IOException full) {
                return !passwords.isEmpty();
            }
        }
        return !passwords.isEmpty();
    }

    /// Puts them back. One that is not known becomes a random one: closed is safer than open.
    ///
    /// @return how many are not known
    int restore(VmId vm, DomainXml domain) {
        var hidden =
                domain.devices("graphics").stream()
                        .filter(console -> console.getAttribute("passwd").equals(KEPT))
                        .toList();
        if (hidden.isEmpty()) {
            return 0;
        }
        var known = Optional.ofNullable(seen.get(vm)).orElseGet(() -> read(vm));
        var unknown = 0;
        for (var i = 0; i < hidden.size(); i++) {
            var kept = i < known.size();
            hidden.get(i).setAttribute("passwd", kept ? known.get(i) : anyPassword());
            unknown += kept ? 0 : 1;
        }
        return unknown;
    }

    private String anyPassword() {
        var bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return HEX.formatHex(bytes);
    }

    private List<String> read(VmId vm) {
        try {
            return Files.readAllLines(file(vm));
        } catch (IOException none) {
            return List.of();
        }
    }

    /// A line each: libvirt takes no password with a line feed in it from an attribute.
    private void write(VmId vm, List<String> passwords) throws IOException {
        if (passwords.isEmpty()) {
            Files.deleteIfExists(file(vm));
            return;
        }
        var mine = PosixFilePermissions.fromString("rwx------");
        Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(mine));
        // Made with mode 0600, before there is anything in it.
        var fresh = Files.createTempFile(folder, "new-", "");
        Files.write(fresh, passwords);
        Files.move(fresh, file(vm), StandardCopyOption.ATOMIC_MOVE);
    }

    private Path file(VmId vm) {
        return folder.resolve(vm.toString());
    }
}
