package dev.lifeboat.drivers.bootimage;

import java.util.List;

/// What a host's boot loader takes the next time.
sealed interface Next {
    /// @param how that is known, such as `entry 0 of /boot/grub/grub.cfg`
    /// @param kernel its file, as the loader names it
    /// @param images what the loader hands to it one after the other, microcode among them
    /// @param commandLine without the words that only the loader itself could fill in
    record Entry(String how, String kernel, List<String> images, String commandLine)
            implements Next {
        public Entry {
            images = List.copyOf(images);
        }
    }

    /// It is not known, and so nothing is judged: another kernel's image says nothing.
    record NotTold(String why) implements Next {}
}
