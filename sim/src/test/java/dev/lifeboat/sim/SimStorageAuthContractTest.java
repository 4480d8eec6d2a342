package dev.lifeboat.sim;

import dev.lifeboat.contract.Rig;
import dev.lifeboat.contract.StorageAuthContract;

class SimStorageAuthContractTest extends StorageAuthContract {
    @Override
    protected Rig wholeRig() {
        return new SimRig();
    }
}
