/// How far a guest has come, by what it prints on its serial console.
@NullMarked
package dev.lifeboat.drivers.console;

import org.jspecify.annotations.NullMarked;
