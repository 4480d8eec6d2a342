package dev.lifeboat.drivers.lab;

import dev.lifeboat.contract.PowerContract;
import dev.lifeboat.contract.Rig;
import org.junit.jupiter.api.Tag;

@Tag("lab")
final class PowerContractLabTest extends PowerContract {
    @Override
    protected Rig wholeRig() {
        return LabRig.whole();
    }
}
