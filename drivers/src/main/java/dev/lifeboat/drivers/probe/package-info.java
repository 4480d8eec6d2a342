/// Who answers ping.
@NullMarked
package dev.lifeboat.drivers.probe;

import org.jspecify.annotations.NullMarked;
