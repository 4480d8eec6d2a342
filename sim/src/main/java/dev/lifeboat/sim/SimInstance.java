package dev.lifeboat.sim;

import dev.lifeboat.core.evidence.BootStage;
import dev.lifeboat.core.evidence.RunState;
import dev.lifeboat.core.fleet.Vm;
import dev.lifeboat.core.fleet.VmId;
import java.time.Instant;

/// A process of a guest on a host.
final class SimInstance {
    /// A disk check of a small guest takes about this long.
    static final int CHECK_SECONDS = 4;

    final VmId vm;
    final String name;
    final SimHost host;

    final Instant started;

    /// Such as `client.4148`.
    final String client;

    /// Such as `auto 140414000001`: librbd takes a number of its own process.
    final String cookie;

    /// Such as `10.91.0.11:0/29677`.
    final String address;

    /// Who started it: `runner` for us, `operator` by hand, `site` before the night.
    final String startedBy;

    /// Whether its disks stop it at an error instead of telling it.
    final boolean stopsAtError;

    /// When a hypervisor first told somebody of it.
    Instant seen = Instant.MAX;

    RunState state = RunState.RUNNING;
    BootStage stage = BootStage.SILENT;
    int age;
    int checked;
    long writes;
    long failures;

    /// @param number counts all instances there ever were
    SimInstance(Vm guest, SimHost host, int number, Instant started, String startedBy) {
        this.vm = guest.id();
        this.name = guest.name();
        this.host = host;
        this.client = "client." + (4100 + number);
        this.cookie = SimCeph.LIBRBD_COOKIE + (140_414_000_000L + number);
        this.address = host.storageAddress + ":0/" + (29000 + number);
        this.started = started;
        this.startedBy = startedBy;
        var defined = host.defined.get(vm);
        this.stopsAtError = defined != null && defined.definition().recovering();
    }

    void seenAt(Instant now) {
        if (seen.equals(Instant.MAX)) {
            seen = now;
        }
    }

    boolean isUp() {
        return stage == BootStage.UP && state == RunState.RUNNING;
    }
}
