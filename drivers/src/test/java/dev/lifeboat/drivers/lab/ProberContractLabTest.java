package dev.lifeboat.drivers.lab;

import dev.lifeboat.contract.ProberContract;
import dev.lifeboat.contract.Rig;
import org.junit.jupiter.api.Tag;

@Tag("lab")
final class ProberContractLabTest extends ProberContract {
    @Override
    protected Rig wholeRig() {
        return LabRig.whole();
    }
}
