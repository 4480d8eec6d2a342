package dev.lifeboat.drivers.lab;

import dev.lifeboat.contract.Rig;
import dev.lifeboat.contract.StuntsContract;
import org.junit.jupiter.api.Tag;

@Tag("lab")
@Tag("all")
final class StuntsContractLabTest extends StuntsContract {
    @Override
    protected Rig wholeRig() {
        return LabRig.whole();
    }
}
