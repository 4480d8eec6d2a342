package dev.lifeboat.caps;

import java.util.List;
import java.util.SortedMap;

/// What the caps of one entity come to.
///
/// @param mayBreakLocks may it take a dead client's lock?
/// @param byRelease the same, for a client and monitors of each release
/// @param mayBlocklistHosts may it refuse whole hosts, which is more than that takes?
/// @param mayWrite where
/// @param overBroad sentences on what hardly anybody should have
/// @param notes on what Ceph takes and does not do
/// @param remedy the least that must be added so that it may take locks
public record Audit(
        Verdict mayBreakLocks,
        SortedMap<Release, Verdict> byRelease,
        Verdict mayBlocklistHosts,
        Reach mayWrite,
        List<String> overBroad,
        List<Note> notes,
        Remedy remedy) {}
