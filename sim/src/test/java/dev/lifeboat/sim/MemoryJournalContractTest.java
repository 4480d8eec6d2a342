package dev.lifeboat.sim;

import dev.lifeboat.contract.JournalContract;
import dev.lifeboat.core.spi.Journal;

class MemoryJournalContractTest extends JournalContract {
    private final MemoryJournal memory = new MemoryJournal();

    @Override
    protected Journal open() {
        return memory;
    }

    @Override
    protected Journal openAgain() {
        return memory;
    }
}
