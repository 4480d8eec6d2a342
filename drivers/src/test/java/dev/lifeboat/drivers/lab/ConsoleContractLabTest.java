package dev.lifeboat.drivers.lab;

import dev.lifeboat.contract.ConsoleContract;
import dev.lifeboat.contract.Rig;
import org.junit.jupiter.api.Tag;

@Tag("lab")
final class ConsoleContractLabTest extends ConsoleContract {
    @Override
    protected Rig wholeRig() {
        return LabRig.whole();
    }
}
