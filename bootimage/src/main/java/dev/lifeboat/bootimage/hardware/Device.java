package dev.lifeboat.bootimage.hardware;

import java.util.Optional;

/// A device of a list.
///
/// @param where in the machine, such as `00:1f.2`; empty where the list does not say
/// @param modalias the name under which the kernel asks for its driver, where the list gives it or
///   all that it is made of
/// @param pci its numbers, if it is a PCI device and the list gives numbers
/// @param driver that had it where the list was made, if the list says so
/// @param name what people call it, empty where the list does not say
/// @param line of the list, from 1
public record Device(
        Kind kind,
        String where,
        Optional<String> modalias,
        Optional<Pci> pci,
        Optional<String> driver,
        String name,
        int line) {

    /// Whether it is what a virtio PCI device shows to the kernel, not that device.
    public boolean isVirtioChild() {
        return modalias.filter(it -> it.startsWith("virtio:")).isPresent();
    }

    /// What tells it from others on a screen: its numbers, its modalias or its name.
    public String id() {
        return pci.map(Pci::id).or(() -> modalias).orElse(name);
    }
}
