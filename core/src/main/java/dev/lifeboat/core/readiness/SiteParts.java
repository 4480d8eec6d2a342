package dev.lifeboat.core.readiness;

import dev.lifeboat.core.fleet.Fleet;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.VmId;
import java.util.List;
import java.util.stream.Stream;

/// Which parts of the site file what is found of a host rests on.
final class SiteParts {
    /// What a host is that takes guests.
    static final String TARGET = "hypervisor";

    private final HostId host;
    private final Fleet fleet;
    private final Written others;

    SiteParts(HostId host, Fleet fleet) {
        this.host = host;
        this.fleet = fleet;
        this.others = Written.others(host, fleet);
    }

    List<Written> of(Finding finding) {
        return switch (finding.check()) {
            case CAPS, DEBT -> List.of();
            case LOCKS -> of("storage-addresses");
            case BOOT -> of("spares");
            case CAPACITY -> Stream.concat(Stream.of(others), guests(finding)).toList();
            case OUT_OF_BAND -> of("bmc", "console");
            case RETURN -> guests(finding).toList();
            case FENCE -> fenced(host, fleet).toList();
        };
    }

    private List<Written> of(String... parts) {
        return Stream.of(parts).map(part -> Written.of(host, part, fleet)).toList();
    }

    private Stream<Written> guests(Finding finding) {
        return finding.subject() instanceof VmId guest ? guest(guest, fleet) : Stream.of();
    }

    /// How a guest is to be.
    static Stream<Written> guest(VmId guest, Fleet fleet) {
        return Stream.of("wanted", "keep-apart", "addresses")
                .map(part -> Written.of(guest, part, fleet));
    }

    /// How a host is kept from writing.
    static Stream<Written> fenced(HostId host, Fleet fleet) {
        return Stream.of("address", "storage-addresses", "bmc")
                .map(part -> Written.of(host, part, fleet));
    }

    /// Where something was tried.
    static Stream<Written> target(HostId host, Fleet fleet) {
        return Stream.of("address", "storage-addresses", TARGET)
                .map(part -> Written.of(host, part, fleet));
    }
}
