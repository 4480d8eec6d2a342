package dev.lifeboat.core.plan;

import dev.lifeboat.core.fleet.MebiBytes;
import dev.lifeboat.core.fleet.Words;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/// Why guests fit nowhere, as a person would say it: with the bound that proves it, and without one
/// it says which ways have failed.
///
/// Each bound is about the rooms as they were before anybody was placed, so it holds for every way
/// of placing.
final class WhyNot {
    /// More hosts than this are counted instead of named.
    private static final int NAMED = 3;

    private final Collection<Placement.Guest> guests;
    private final List<Placement.Room> rooms;
    private final Map<SortedSet<String>, Needing> needing = new HashMap<>();

    /// @param rooms as they were before anybody was placed
    WhyNot(Collection<Placement.Guest> guests, List<Placement.Room> rooms) {
        this.guests = guests;
        this.rooms = rooms;
    }

    /// What can be said of all who need these things.
    ///
    /// @param rooms those that have all of it
    /// @param guests who can go to no other rooms than these, and to one of them at least
    private record Needing(List<Placement.Room> rooms, List<Placement.Guest> guests) {}

    private Needing needing(SortedSet<String> needs) {
        var known = needing.get(needs);
        if (known == null) {
            var having = having(needs);
            var hosts = new HashSet<>(having.stream().map(Placement.Room::host).toList());
            var confined = new HashMap<SortedSet<String>, Boolean>();
            var all =
                    guests.stream()
                            .filter(guest ->
                                    confined.computeIfAbsent(
                                            guest.needs(),
                                            its ->
                                                    having(its).stream()
                                                            .map(Placement.Room::host)
                                                            .allMatch(hosts::contains)))
                            .filter(guest -> having.stream().anyMatch(room -> room.takes(guest)))
                            .toList();
            known = new Needing(having, all);
            needing.put(needs, known);
        }
        return known;
    }

    private List<Placement.Room> having(SortedSet<String> needs) {
        return rooms.stream().filter(room -> room.has().containsAll(needs)).toList();
    }

    private static MebiBytes most(List<Placement.Room> rooms) {
        return rooms.stream()
                .map(Placement.Room::memory)
                .max(MebiBytes::compareTo)
                .orElse(MebiBytes.NONE);
    }

    String of(Placement.Guest guest) {
        if (rooms.isEmpty()) {
            return "no living host can take guests";
        }
        var having = needing(guest.needs()).rooms();
        if (having.isEmpty()) {
            return lacking(guest);
        }
        return "fits on no living host (" + guest.memory() + "): " + because(guest, having);
    }

    private String because(Placement.Guest guest, List<Placement.Room> having) {
        var most = most(having);
        if (!most.holds(guest.memory())) {
            var where = having.size() == rooms.size() ? " on one" : " where its needs are met";
            return "at most " + most + " is free" + where;
        }
        var apart = guest.vm().keepApart();
        if (having.stream().noneMatch(room -> room.takes(guest))) {
            return "one of \"" + apart.orElseThrow() + "\" is on each where it would fit";
        }
        var all = needing(guest.needs()).guests();
        var set =
                apart.isEmpty()
                        ? List.<Placement.Guest>of()
                        : all.stream().filter(each -> each.vm().keepApart().equals(apart)).toList();
        var hosts = having.stream().filter(room -> set.stream().anyMatch(room::takes)).count();
        if (set.size() > hosts) {
            return set.size()
                    + " of \""
                    + apart.orElseThrow()
                    + "\" need a host each, with room on "
                    + hosts;
        }
        var places = having.stream().mapToLong(room -> places(room, guest.memory())).sum();
        var large = all.stream().filter(each -> each.memory().holds(guest.memory())).count();
        if (large > places) {
            return "there is room for " + places + " of " + large + " guests of this size";
        }
        var free = having.stream().map(Placement.Room::memory).reduce(MebiBytes::plus);
        var wanted =
                all.stream().map(Placement.Guest::memory).reduce(MebiBytes.NONE, MebiBytes::plus);
        if (!free.orElse(MebiBytes.NONE).holds(wanted)) {
            return free.orElse(MebiBytes.NONE) + " is free, and " + wanted + " is needed";
        }
        return "not spread out, not packed, not with one moved aside";
    }

    /// How many guests of that size fit at most.
    private static long places(Placement.Room room, MebiBytes size) {
        return size.count() == 0 ? Integer.MAX_VALUE : room.memory().count() / size.count();
    }

    private String lacking(Placement.Guest guest) {
        var somewhere = new TreeSet<String>();
        var missing = new ArrayList<String>();
        for (var room : rooms) {
            var lacking = new TreeSet<>(guest.needs());
            lacking.removeAll(room.has());
            missing.add(room.host() + " lacks " + Words.list(lacking));
            somewhere.addAll(room.has());
        }
        if (rooms.size() <= NAMED) {
            return Words.list(missing);
        }
        var nowhere = new TreeSet<>(guest.needs());
        nowhere.removeAll(somewhere);
        var what = nowhere.isEmpty() ? "all of " + Words.list(guest.needs()) : Words.list(nowhere);
        return "none of " + Words.count(rooms.size(), "host") + " has " + what;
    }
}
