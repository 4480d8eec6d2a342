package dev.lifeboat.screens;

import dev.lifeboat.core.fleet.Fleet;
import dev.lifeboat.core.fleet.Seat;
import dev.lifeboat.core.fleet.Subject;
import dev.lifeboat.core.fleet.VmId;

/// What something is called on screens: a guest by its name rather than its UUID.
final class SubjectText {
    private SubjectText() {}

    static String of(Subject subject, Fleet fleet) {
        return switch (subject) {
            case VmId vm when fleet.vms().containsKey(vm) -> fleet.vm(vm).name();
            case Seat(var vm, var host) -> of(vm, fleet) + " on " + host;
            default -> subject.label();
        };
    }
}
