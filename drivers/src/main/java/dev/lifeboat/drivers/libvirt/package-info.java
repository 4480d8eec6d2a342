/// The guests of one host, by libvirt: what is there, and starting and ending it.
@NullMarked
package dev.lifeboat.drivers.libvirt;

import org.jspecify.annotations.NullMarked;
