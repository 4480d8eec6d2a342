package dev.lifeboat.drivers.probe;

import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.Why;
import dev.lifeboat.core.fleet.Subject;
import dev.lifeboat.core.spi.Prober;
import dev.lifeboat.drivers.shell.Command;
import dev.lifeboat.drivers.shell.Ended;
import dev.lifeboat.drivers.shell.Look;
import dev.lifeboat.drivers.shell.Shell;
import dev.lifeboat.drivers.shell.Target;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Pings many addresses with one `fping`.
public final class FpingProber implements Prober {
    /// Addresses for one process. At [#PACKET_MILLIS] apart they are all asked within 2 s.
    private static final int ADDRESSES_AT_ONCE = 1000;

    /// Milliseconds between packets, so that a thousand do not arrive as one burst.
    private static final String PACKET_MILLIS = "2";

    /// Milliseconds to answer, as fping itself has it, and how often it is asked again: a guest that
    /// is busy booting can need a few hundred.
    private static final String ANSWER_MILLIS = "500";

    private static final String ASKED_AGAIN = "2";

    /// Each wait is as long as the first. fping's own factor of 1.5 makes silence cost 2.4 s
    /// instead of 1.5, and a recovery looks at silent addresses again and again.
    private static final String NO_LONGER_EACH_TIME = "1.0";

    /// 1,000 addresses three times 2 ms apart, and three waits of 0.5 s.
    private static final Duration LIMIT = Duration.ofSeconds(20);

    /// fping looks names up, which takes long when DNS is part of the outage; and an address from a
    /// file must not be taken for an option.
    private static final Pattern IP =
            Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-fA-F:]*:[0-9a-fA-F:.]*");

    /// fping(8): some were unreachable. The ordinary answer.
    private static final int SOME_SILENT = 1;

    private final Shell shell;
    private final Optional<String> networkNamespace;
    private final InstantSource clock;

    public FpingProber(Shell shell, Optional<String> networkNamespace, InstantSource clock) {
        this.shell = shell;
        this.networkNamespace = networkNamespace;
        this.clock = clock;
    }

    @Override
    public Reading<SortedSet<String>> answering(Subject about, SortedSet<String> addresses) {
        var look = Look.at(about, "fping -a " + shown(addresses), clock);
        var strange = addresses.stream().filter(a -> !IP.matcher(a).matches()).findFirst();
        if (strange.isPresent()) {
            return look.unknown(Why.notStarted(strange.get() + " is no IP address"));
        }
        var all = new TreeSet<String>();
        for (var some : chunks(addresses)) {
            var command = question(some).within(networkNamespace);
            var ended = shell.run(Target.of("network"), command, LIMIT);
            if (!(ended instanceof Ended.Exited(var code, var out, _) && code <= SOME_SILENT)) {
                return look.reading(ended, _ -> all);
            }
            out.lines().map(String::strip).filter(some::contains).forEach(all::add);
        }
        return look.seen(all);
    }

    static Command question(List<String> addresses) {
        var words =
                new ArrayList<>(
                        List.of(
                                "fping",
                                "-a",
                                "-i",
                                PACKET_MILLIS,
                                "-t",
                                ANSWER_MILLIS,
                                "-r",
                                ASKED_AGAIN,
                                "-B",
                                NO_LONGER_EACH_TIME));
        words.addAll(addresses);
        return Command.of(words);
    }

    private static List<List<String>> chunks(SortedSet<String> addresses) {
        var all = List.copyOf(addresses);
        var chunks = new ArrayList<List<String>>();
        for (var from = 0; from < all.size(); from += ADDRESSES_AT_ONCE) {
            chunks.add(all.subList(from, Math.min(all.size(), from + ADDRESSES_AT_ONCE)));
        }
        return chunks;
    }

    private static String shown(SortedSet<String> addresses) {
        var first = addresses.stream().limit(3).toList();
        return String.join(" ", first) + (addresses.size() > first.size() ? " ..." : "");
    }
}
