package dev.lifeboat.core.readiness;

import dev.lifeboat.core.evidence.Residents;
import dev.lifeboat.core.evidence.Verdict;
import dev.lifeboat.core.fleet.VmId;
import dev.lifeboat.core.plan.Refusal;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/// Is there a place for the guest if its host dies, with all the others of that host?
///
/// The plan itself is the witness: it says where. "Does not fit" is said only after two ways of
/// placing all guests have failed.
public record GuestFits() implements Check<VmId> {
    @Override
    public CheckId id() {
        return CheckId.CAPACITY;
    }

    @Override
    public Level level() {
        return Level.STATIC;
    }

    @Override
    public Duration holdsFor() {
        return Duration.ofHours(1);
    }

    @Override
    public Stream<VmId> subjects(Recovery recovery) {
        return recovery.guests();
    }

    @Override
    public Finding examine(VmId vm, Recovery recovery) {
        return Finding.of(
                this,
                vm,
                weigh(vm, recovery),
                recovery.now().read(Residents.of(recovery.host())),
                "lifeboat plan " + recovery.host());
    }

    private static Verdict weigh(VmId vm, Recovery recovery) {
        var name = recovery.fleet().vm(vm).name();
        var place = Optional.ofNullable(recovery.plan().moves().get(vm));
        if (place.isPresent()) {
            return Verdict.yes(name + " would go to " + place.get());
        }
        var because =
                recovery.plan().refusals().stream()
                        .filter(left -> left.vm().equals(vm))
                        .map(Refusal::because)
                        .findFirst()
                        .orElse("has no place in the plan");
        return recovery.definition(vm).isPresent()
                ? Verdict.no(name + ": " + because)
                : Verdict.unknown(name + ": " + because);
    }
}
