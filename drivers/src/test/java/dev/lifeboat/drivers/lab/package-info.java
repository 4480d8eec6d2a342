/// The ports' contracts against real parts, in the lab.
@NullMarked
package dev.lifeboat.drivers.lab;

import org.jspecify.annotations.NullMarked;
