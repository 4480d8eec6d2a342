package dev.lifeboat.sim;

import dev.lifeboat.core.evidence.Definition;
import dev.lifeboat.core.fleet.VmId;

/// A simulated definition's text is only a name; what it stands for is found on the host that has
/// it.
final class DefinitionXml {
    private DefinitionXml() {}

    static String of(VmId vm) {
        return "<domain type='sim'><uuid>" + vm + "</uuid></domain>";
    }

    /// What the text stands for.
    static Definition read(SimSite site, VmId vm, String xml) {
        if (!xml.equals(of(vm))) {
            throw new IllegalArgumentException("not the definition of " + vm + ": " + xml);
        }
        return site.hosts.values().stream()
                .filter(host -> host.defined.containsKey(vm))
                .map(host -> host.defined.get(vm).definition())
                .findFirst()
                .orElseThrow();
    }

    static Definition recovering(Definition from, boolean recovering) {
        return new Definition(
                from.xml(),
                recovering,
                from.memory(),
                from.vcpus(),
                from.disks(),
                from.otherDisks(),
                from.users(),
                from.needs());
    }
}
