package dev.lifeboat.drivers.lab;

import dev.lifeboat.contract.HypervisorContract;
import dev.lifeboat.contract.Rig;
import org.junit.jupiter.api.Tag;

@Tag("lab")
final class HypervisorContractLabTest extends HypervisorContract {
    @Override
    protected Rig wholeRig() {
        return LabRig.whole();
    }
}
