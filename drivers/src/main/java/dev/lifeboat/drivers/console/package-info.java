/// What serial consoles say: how far a guest has come, and whether its host is heard.
@NullMarked
package dev.lifeboat.drivers.console;

import org.jspecify.annotations.NullMarked;
