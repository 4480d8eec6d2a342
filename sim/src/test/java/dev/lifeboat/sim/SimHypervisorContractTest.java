package dev.lifeboat.sim;

import dev.lifeboat.contract.HypervisorContract;
import dev.lifeboat.contract.Rig;

class SimHypervisorContractTest extends HypervisorContract {
    @Override
    protected Rig wholeRig() {
        return new SimRig();
    }
}
