package dev.lifeboat.drivers.lab;

import dev.lifeboat.contract.Rig;
import dev.lifeboat.contract.StorageAuthContract;
import org.junit.jupiter.api.Tag;

@Tag("lab")
final class StorageAuthContractLabTest extends StorageAuthContract {
    @Override
    protected Rig wholeRig() {
        return LabRig.whole();
    }
}
