package dev.lifeboat.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Who may come in: those who can read the token's file, or were given a link that works once.
final class Door {
    /// Nobody guesses 256 bits.
    private static final int BYTES = 32;

    /// A night and the morning after it.
    private static final Duration SESSION_LASTS = Duration.ofHours(12);

    /// Long enough to find the browser, too short to be found in a scrollback the next day.
    private static final Duration LINK_LASTS = Duration.ofMinutes(10);

    /// More people than watch one outage; the oldest has to come in again.
    private static final int SESSIONS_AT_MOST = 64;

    /// A browser that has come in.
    ///
    /// @param who the person's name in the journal
    /// @param csrf must come back with whatever the person sends
    record Session(String who, String csrf, Instant ends) {}

    private record Link(String hash, String who, Instant ends) {}

    private final byte[] token;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Session> sessions = new LinkedHashMap<>();
    private Optional<Link> link = Optional.empty();

    Door(String token, InstantSource clock) {
        this.token = hash(token).getBytes(StandardCharsets.US_ASCII);
        this.clock = clock;
    }

    String secret() {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /// A code that lets one browser in, once. A new one voids the one before.
    synchronized String link(String who) {
        var code = secret();
        link = Optional.of(new Link(hash(code), who, clock.instant().plus(LINK_LASTS)));
        return code;
    }

    /// The new session's id; empty when the code was used, is too old, or never was one.
    synchronized Optional<String> byLink(String code) {
        var found =
                link.filter(each -> clock.instant().isBefore(each.ends()))
                        .filter(each -> isSame(each.hash(), hash(code)));
        found.ifPresent(_ -> link = Optional.empty());
        return found.map(each -> enter(each.who()));
    }

    synchronized Optional<String> byToken(String offered, String who) {
        return MessageDigest.isEqual(token, hash(offered).getBytes(StandardCharsets.US_ASCII))
                ? Optional.of(enter(who))
                : Optional.empty();
    }

    private String enter(String who) {
        if (sessions.size() >= SESSIONS_AT_MOST) {
            sessions.remove(sessions.keySet().iterator().next());
        }
        var id = secret();
        sessions.put(hash(id), new Session(who, secret(), clock.instant().plus(SESSION_LASTS)));
        return id;
    }

    /// Looked up by hash: how long that takes tells nothing about the id.
    synchronized Optional<Session> session(String id) {
        return Optional.ofNullable(sessions.get(hash(id)))
                .filter(session -> clock.instant().isBefore(session.ends()));
    }

    synchronized void leave(String id) {
        sessions.remove(hash(id));
    }

    /// In the same time, whatever they are.
    static boolean isSame(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private static String hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
