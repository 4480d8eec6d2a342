package dev.lifeboat.sim;

import dev.lifeboat.contract.ProberContract;
import dev.lifeboat.contract.Rig;

class SimProberContractTest extends ProberContract {
    @Override
    protected Rig wholeRig() {
        return new SimRig();
    }
}
