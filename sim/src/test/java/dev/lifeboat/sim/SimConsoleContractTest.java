package dev.lifeboat.sim;

import dev.lifeboat.contract.ConsoleContract;
import dev.lifeboat.contract.Rig;

class SimConsoleContractTest extends ConsoleContract {
    @Override
    protected Rig wholeRig() {
        return new SimRig();
    }
}
