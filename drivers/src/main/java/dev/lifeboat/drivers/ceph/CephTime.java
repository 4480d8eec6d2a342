package dev.lifeboat.drivers.ceph;

import dev.lifeboat.drivers.shell.Unreadable;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Ceph's way to write a time: `2026-11-22T11:11:44.823174+0000`.
final class CephTime {
    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss[.SSSSSS]xx", Locale.ROOT);

    private CephTime() {}

    static Instant read(String text) throws Unreadable {
        try {
            return OffsetDateTime.parse(text, FORM).toInstant();
        } catch (DateTimeException bad) {
            throw new Unreadable("a time that is none");
        }
    }
}
