package dev.lifeboat.sim;

import dev.lifeboat.contract.PowerContract;
import dev.lifeboat.contract.Rig;

class SimPowerContractTest extends PowerContract {
    @Override
    protected Rig wholeRig() {
        return new SimRig();
    }
}
