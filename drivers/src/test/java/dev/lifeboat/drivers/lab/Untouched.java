package dev.lifeboat.drivers.lab;

import dev.lifeboat.core.evidence.Outcome;
import dev.lifeboat.core.spi.BlockStorage;
import dev.lifeboat.core.spi.CustomerPanel;
import dev.lifeboat.core.spi.Hypervisor;
import dev.lifeboat.core.spi.Ports;
import dev.lifeboat.core.spi.Power;
import dev.lifeboat.core.spi.ReturnHolds;
import dev.lifeboat.core.spi.Stunts;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/// Remembers whether anything was done to the lab: a test that only looked leaves nothing to mend.
final class Untouched {
    private volatile boolean untouched = true;

    boolean stillIs() {
        return untouched;
    }

    void ends() {
        untouched = false;
    }

    /// The same ports; a call that gives an [Outcome] is an act.
    Ports watching(Ports ports) {
        return new Ports(
                watching(Power.class, ports.power()),
                watching(Hypervisor.class, ports.hypervisor()),
                ports.console(),
                watching(BlockStorage.class, ports.storage()),
                ports.auth(),
                ports.prober(),
                ports.switches(),
                watching(CustomerPanel.class, ports.panel()),
                watching(ReturnHolds.class, ports.holds()),
                watching(Stunts.class, ports.stunts()));
    }

    private <P> P watching(Class<P> port, P real) {
        var watched =
                Proxy.newProxyInstance(
                        port.getClassLoader(),
                        new Class<?>[] {port},
                        (_, method, arguments) -> {
                            if (method.getReturnType().equals(Outcome.class)) {
                                ends();
                            }
                            try {
                                return method.invoke(real, arguments);
                            } catch (InvocationTargetException thrown) {
                                throw thrown.getCause();
                            }
                        });
        return port.cast(watched);
    }
}
