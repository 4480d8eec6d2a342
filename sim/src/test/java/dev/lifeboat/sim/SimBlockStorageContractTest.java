package dev.lifeboat.sim;

import dev.lifeboat.contract.BlockStorageContract;
import dev.lifeboat.contract.Rig;

class SimBlockStorageContractTest extends BlockStorageContract {
    @Override
    protected Rig wholeRig() {
        return new SimRig();
    }
}
