package dev.lifeboat.bootimage.verdict;

import dev.lifeboat.bootimage.modules.Kmod;
import java.util.List;
import java.util.Optional;

/// What modprobe finds of that which is asked for by an alias.
record ByAlias(ModuleJudge modules, Loading loading) {
    /// Why modprobe does not see what it is asked for by an alias, of which none is there already.
    Optional<String> unread(List<Kmod.Found> found) {
        return loading.noAliases()
                .filter(_ ->
                        !found.isEmpty()
                                && found.stream()
                                        .map(Kmod.Found::module)
                                        .noneMatch(it ->
                                                modules.kmod().isBuiltin(it)
                                                        || loading.isNamed(it)));
    }

    boolean isReached(List<Kmod.Found> found) {
        return anyUsable(found) && unread(found).isEmpty();
    }

    boolean anyUsable(List<Kmod.Found> found) {
        return !found.isEmpty() && modules.best(found).usable() == Usable.YES;
    }
}
