package dev.lifeboat.core.evidence;

import java.util.Comparator;

/// The exact holder of an image's lock. Never an auth entity: hosts share keys, so "held by
/// client.libvirt" is true before and after a takeover (facts of 2026-11: breaking "the dead
/// entity's lock" would break the living new owner's).
///
/// @param client such as `client.4148`
/// @param cookie such as `auto 140414...`
/// @param address with its nonce, such as `10.91.0.11:0/29677`
public record LockOwner(String client, String cookie, String address)
        implements Comparable<LockOwner> {
    private static final Comparator<LockOwner> ORDER =
            Comparator.comparing(LockOwner::address)
                    .thenComparing(LockOwner::client)
                    .thenComparing(LockOwner::cookie);

    public String ip() {
        return Addresses.ip(address);
    }

    @Override
    public int compareTo(LockOwner other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return client + " at " + address;
    }
}
