@NullMarked
package dev.lifeboat.drivers;

import org.jspecify.annotations.NullMarked;
