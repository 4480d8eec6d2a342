package dev.lifeboat.drivers.ceph;

import dev.lifeboat.drivers.shell.Unreadable;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Ceph's way to write a time: `2026-11-22T11:11:44.823174+0000`.
final class CephTime {
    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss[.SSSSSS]xx", Locale.ROOT);

    /// `Mon Nov 23 20:45:32 2026`, as ctime(3) of the machine that `rbd` runs on.
    private static final DateTimeFormatter LOCAL =
            DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ROOT);

    private CephTime() {}

    static Instant local(String text) throws Unreadable {
        try {
            return LocalDateTime.parse(text, LOCAL).atZone(ZoneId.systemDefault()).toInstant();
        } catch (DateTimeException bad) {
            throw new Unreadable("a time that is none");
        }
    }

    static Instant read(String text) throws Unreadable {
        try {
            return OffsetDateTime.parse(text, FORM).toInstant();
        } catch (DateTimeException bad) {
            throw new Unreadable("a time that is none");
        }
    }
}
