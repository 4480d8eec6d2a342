package dev.lifeboat.cli;

import java.net.InetAddress;
import java.net.UnknownHostException;

/// Who is at work, for the journal.
final class Person {
    private Person() {}

    static String name() {
        var sudo = System.getenv("SUDO_USER");
        return sudo == null || sudo.isBlank() ? System.getProperty("user.name") : sudo;
    }

    static String machine() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "here";
        }
    }
}
