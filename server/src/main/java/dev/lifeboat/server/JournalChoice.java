package dev.lifeboat.server;

import dev.lifeboat.drivers.access.Secret;
import java.util.Optional;

/// Where runs are to be kept.
///
/// @param url of the database; empty: one of our own, in the state folder
/// @param inFiles new runs go into plain files, for a night when the database is dead
/// @param alone a person has made sure that no other controller runs
public record JournalChoice(Optional<Secret> url, boolean inFiles, boolean alone) {}
