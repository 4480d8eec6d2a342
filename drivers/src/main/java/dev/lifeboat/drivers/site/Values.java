package dev.lifeboat.drivers.site;

import dev.lifeboat.core.fleet.ClusterId;
import dev.lifeboat.core.fleet.Image;
import dev.lifeboat.core.fleet.MebiBytes;
import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/// What single values mean. Each gives nothing for a word that is not of its kind; what the kind is
/// called stands in [SiteKey].
final class Values {
    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]{2,45}");
    private static final Pattern MEMORY = Pattern.compile("(\\d{1,9}) ?([MGT])iB");
    private static final Pattern PERCENT = Pattern.compile("(\\d{1,3}) ?%");
    private static final Pattern PER_SECOND = Pattern.compile("(\\d{1,4}(\\.\\d{1,2})?) ?/s");
    private static final Pattern USER = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]{0,31}");
    private static final Pattern BMC_USER = Pattern.compile("[A-Za-z0-9_.@][A-Za-z0-9_.@-]{0,19}");
    private static final Pattern CEPH_USER =
            Pattern.compile("client\\.[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}");
    private static final Pattern CONTROLLER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.: -]{0,63}");
    private static final Pattern NAMESPACE = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,63}");
    private static final Pattern PATH = Pattern.compile("[\\p{L}\\p{N}_./@+,:=~ -]{1,1000}");
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,99}");
    private static final Pattern LIBVIRT =
            Pattern.compile(
                    "qemu(\\+(ssh|libssh|libssh2|tls|tcp))?://"
                            + "([A-Za-z0-9_.-]{1,32}@)?"
                            + "([A-Za-z0-9.-]{1,200}|\\[[0-9A-Fa-f:.]{2,45}])?(:\\d{1,5})?"
                            + "/(system|session)(\\?[A-Za-z0-9_=&./-]{1,500})?");
    private static final Pattern SSH =
            Pattern.compile(
                    "ssh://((?<user>[^@/]*)@)?(?<address>[0-9.]+|\\[[0-9A-Fa-f:.]+])"
                            + "(:(?<port>\\d{1,5}))?(?<path>/.*)");
    private static final Pattern HTTP =
            Pattern.compile("(https?://[A-Za-z0-9.-]{1,200}(:\\d{1,5})?)(/[!-~]{0,1000})?");
    private static final Pattern POSTGRESQL =
            Pattern.compile(
                    "(jdbc:)?postgresql://([A-Za-z0-9_.-]{1,63}(:[!-~&&[^@/]]{1,200})?@)?"
                            + "[A-Za-z0-9.:\\[\\],-]{1,300}/[A-Za-z0-9_-]{1,63}(\\?[!-~]{1,500})?");

    private static final long MOST_MEBIBYTES = 64L * 1024 * 1024;

    private Values() {}

    static Function<String, Optional<Integer>> number(int least, int most) {
        return text -> digits(text).filter(n -> n >= least && n <= most);
    }

    private static Optional<Integer> digits(String text) {
        return text.matches("\\d{1,9}") ? Optional.of(Integer.parseInt(text)) : Optional.empty();
    }

    static Optional<Integer> percent(String text) {
        var match = PERCENT.matcher(text);
        return match.matches() ? number(1, 100).apply(match.group(1)) : Optional.empty();
    }

    static Optional<Double> perSecond(String text) {
        var match = PER_SECOND.matcher(text);
        return match.matches()
                ? Optional.of(Double.valueOf(match.group(1))).filter(n -> n >= 0.01 && n <= 1000)
                : Optional.empty();
    }

    static Optional<MebiBytes> memory(String text) {
        var match = MEMORY.matcher(text);
        if (!match.matches()) {
            return Optional.empty();
        }
        var unit =
                switch (match.group(2)) {
                    case "M" -> 1L;
                    case "G" -> 1024L;
                    default -> 1024L * 1024;
                };
        var count = Long.parseLong(match.group(1)) * unit;
        return count < 1 || count > MOST_MEBIBYTES
                ? Optional.empty()
                : Optional.of(new MebiBytes(count));
    }

    /// An IP address in the form that Ceph prints, so that the same address is the same text.
    static Optional<String> address(String text) {
        if (!IPV4.matcher(text).matches()
                && !(text.contains(":") && IPV6.matcher(text).matches())) {
            return Optional.empty();
        }
        try {
            var ip = InetAddress.ofLiteral(text);
            return ip.isAnyLocalAddress()
                            || ip.isMulticastAddress()
                            || "255.255.255.255".equals(ip.getHostAddress())
                    ? Optional.empty()
                    : Optional.of(short6(ip.getHostAddress()));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// `fd00:0:0:0:0:0:0:1` as `fd00::1`: the first longest run of zeros is left out (RFC 5952).
    private static String short6(String ip) {
        if (!ip.contains(":")) {
            return ip;
        }
        for (var zeros = 8; zeros >= 2; zeros--) {
            var run = Pattern.compile("(^|:)0(:0){" + (zeros - 1) + "}(:|$)").matcher(ip);
            if (run.find()) {
                return ip.substring(0, run.start()) + "::" + ip.substring(run.end());
            }
        }
        return ip;
    }

    static String bracketed(String ip) {
        return ip.contains(":") ? "[" + ip + "]" : ip;
    }

    /// The one rule for names is core's; this asks it.
    static Optional<String> name(String text) {
        try {
            return Optional.of(new ClusterId(text).name());
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// `CLUSTER/POOL/IMAGE`; the image is called a canary, so that no slip of the pen names
    /// another.
    static Optional<Image> canary(String text, Set<ClusterId> clusters) {
        var parts = text.split("/", -1);
        if (parts.length != 3
                || !parts[2].startsWith("canary")
                || clusters.stream().noneMatch(each -> each.name().equals(parts[0]))) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Image(new ClusterId(parts[0]), parts[1], parts[2]));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    static <E extends Enum<E>> Function<String, Optional<E>> oneOf(Class<E> kind) {
        return text -> {
            for (var each : kind.getEnumConstants()) {
                if (each.name().toLowerCase(Locale.ROOT).equals(text)) {
                    return Optional.of(each);
                }
            }
            return Optional.empty();
        };
    }

    static Optional<String> user(String text) {
        return matching(USER, text);
    }

    static Optional<String> bmcUser(String text) {
        return matching(BMC_USER, text);
    }

    static Optional<String> cephUser(String text) {
        return matching(CEPH_USER, text);
    }

    static Optional<String> controller(String text) {
        return matching(CONTROLLER, text);
    }

    static Optional<String> namespace(String text) {
        return matching(NAMESPACE, text);
    }

    static Optional<String> variable(String text) {
        return matching(VARIABLE, text);
    }

    static Optional<String> libvirt(String text) {
        return matching(LIBVIRT, text);
    }

    static Optional<String> path(String text) {
        return matching(PATH, text);
    }

    /// A file on another machine.
    ///
    /// @param user empty where none is named
    record Remote(Optional<String> user, String address, int port, String path) {}

    /// `ssh://[user@]address[:port]/path`
    static Optional<Remote> remote(String text) {
        var match = SSH.matcher(text);
        if (!match.matches()) {
            return Optional.empty();
        }
        var user = Optional.ofNullable(match.group("user"));
        var address = address(match.group("address").replaceAll("[\\[\\]]", ""));
        var port = number(1, 65535).apply(Optional.ofNullable(match.group("port")).orElse("22"));
        var path = path(match.group("path"));
        return user.filter(name -> user(name).isEmpty()).isPresent()
                        || address.isEmpty()
                        || port.isEmpty()
                        || path.isEmpty()
                ? Optional.empty()
                : Optional.of(new Remote(user, address.get(), port.get(), path.get()));
    }

    /// A path, or one on another machine.
    static Optional<String> place(String text) {
        return text.startsWith("ssh:") ? remote(text).map(_ -> text) : path(text);
    }

    static Optional<String> databaseUrl(String text) {
        return matching(POSTGRESQL, text);
    }

    static boolean hasPassword(String databaseUrl) {
        var user = databaseUrl.replaceFirst("^.*?//", "").replaceFirst("/.*", "");
        return (user.contains("@") && user.substring(0, user.lastIndexOf('@')).contains(":"))
                || databaseUrl.toLowerCase(Locale.ROOT).contains("password");
    }

    static Optional<String> webhook(String text) {
        return matching(HTTP, text);
    }

    /// Scheme and host of a webhook, which may be shown; the path may hold a token.
    static String webhookHost(String url) {
        var match = HTTP.matcher(url);
        return match.matches() ? match.group(1) : "";
    }

    static Optional<String> argument(String text) {
        return text.length() <= 4096 ? Optional.of(text) : Optional.empty();
    }

    private static Optional<String> matching(Pattern pattern, String text) {
        return pattern.matcher(text).matches() ? Optional.of(text) : Optional.empty();
    }
}
