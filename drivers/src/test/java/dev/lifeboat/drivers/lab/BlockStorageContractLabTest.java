package dev.lifeboat.drivers.lab;

import dev.lifeboat.contract.BlockStorageContract;
import dev.lifeboat.contract.Rig;
import org.junit.jupiter.api.Tag;

@Tag("lab")
final class BlockStorageContractLabTest extends BlockStorageContract {
    @Override
    protected Rig wholeRig() {
        return LabRig.whole();
    }
}
