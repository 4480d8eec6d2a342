/// The site in memory: the same ports as the real one, a virtual clock, scripted faults.
@NullMarked
package dev.lifeboat.sim;

import org.jspecify.annotations.NullMarked;
