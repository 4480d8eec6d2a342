package dev.lifeboat.core.evidence;

/// Ceph's way to write an address: `ip:port/nonce`, IPv6 in brackets.
public final class Addresses {
    private Addresses() {}

    /// The IP of `10.91.0.11:0/29677`, `[fd00::1]:0/7` or `v1:10.0.0.1:6789/0`.
    public static String ip(String address) {
        var text = address;
        if (text.startsWith("v1:") || text.startsWith("v2:")) {
            text = text.substring(3);
        }
        if (text.startsWith("[")) {
            var end = text.indexOf(']');
            return end < 0 ? text : text.substring(1, end);
        }
        var colon = text.indexOf(':');
        return colon < 0 ? text : text.substring(0, colon);
    }

    /// How a blocklist names a whole host: port 0 and nonce 0 stand for every process there.
    public static String whole(String ip) {
        return (ip.indexOf(':') >= 0 ? "[" + ip + "]" : ip) + ":0/0";
    }
}
