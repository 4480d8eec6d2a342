package dev.lifeboat.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;

/// A guest in the hands of an engineer who has libvirt and nothing else.
///
/// @param definition as its host has it
record PlainLibvirt(String guest, String definition) {
    /// What the lab's guests say when they are up.
    static final String UP = " login:";

    /// While its host still lives, and can be asked for its definition.
    static PlainLibvirt on(String host, String guest) throws IOException, InterruptedException {
        var definition = Shell.virsh(host, "dumpxml", "--inactive", guest);
        assertThat(definition.code()).isZero();
        return new PlainLibvirt(guest, definition.out());
    }

    void define(String host) throws IOException, InterruptedException {
        var file = Shell.SITE.resolveSibling(guest + "-by-hand.xml");
        Files.writeString(file, definition);
        assertThat(Shell.virsh(host, "define", file.toString()).code()).isZero();
    }

    /// What `virsh start` says of it there, once it is defined. What it and its QEMU said there in
    /// an earlier life is forgotten.
    Shell.Ended start(String host) throws IOException, InterruptedException {
        define(host);
        var log = "/var/log/libvirt/qemu/" + guest;
        Shell.onHost(host, "rm -f " + log + ".log " + log + "-serial.log");
        return Shell.virsh(host, "start", guest);
    }

    void starts(String host) throws IOException, InterruptedException {
        assertThat(start(host).code()).as("%s on %s", guest, host).isZero();
    }

    /// As if it had never been there.
    void leaves(String host) throws IOException, InterruptedException {
        assertThat(Shell.virsh(host, "destroy", guest).code()).isZero();
        assertThat(Shell.virsh(host, "undefine", guest).code()).isZero();
    }

    void runs(String host) throws IOException, InterruptedException {
        assertThat(state(host)).isEqualTo("running");
    }

    String state(String host) throws IOException, InterruptedException {
        return Shell.virsh(host, "domstate", guest).out().strip();
    }

    /// Its serial console there.
    String console(String host) throws IOException, InterruptedException {
        return log(host, guest + "-serial.log");
    }

    /// What it has written there and was acknowledged.
    String records(String host) throws IOException, InterruptedException {
        return log(host, guest + "-records.log");
    }

    /// What its QEMU says there.
    String qemu(String host) throws IOException, InterruptedException {
        return log(host, guest + ".log");
    }

    private static String log(String host, String name) throws IOException, InterruptedException {
        return Shell.onHost(host, "cat /var/log/libvirt/qemu/" + name).out();
    }

    void says(String host, String words) throws IOException, InterruptedException {
        Patience.until(
                guest + " says \"" + words + "\" on " + host, () -> console(host).contains(words));
    }
}
