package dev.lifeboat.core.control;

import dev.lifeboat.core.spi.Journal;

/// Who carries a run out, and with what.
///
/// @param me the controller's name in the journal, such as `ops2`
/// @param staysForAnswers whether the loop goes on when nothing is left but questions
public record Crew(
        World world,
        Journal journal,
        Watcher watcher,
        Runner.Replanner replanner,
        String me,
        boolean staysForAnswers) {}
