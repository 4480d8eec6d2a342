package dev.lifeboat.sim;

import dev.lifeboat.contract.Rig;
import dev.lifeboat.contract.StuntsContract;

class SimStuntsContractTest extends StuntsContract {
    @Override
    protected Rig wholeRig() {
        return new SimRig();
    }
}
