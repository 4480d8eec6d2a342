/// The part that acts: every real part behind its port, wired together.
@NullMarked
package dev.lifeboat.drivers;

import org.jspecify.annotations.NullMarked;
