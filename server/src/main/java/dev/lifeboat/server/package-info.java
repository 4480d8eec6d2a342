/// The wiring and the loops: real time, real parts, people's commands.
@NullMarked
package dev.lifeboat.server;

import org.jspecify.annotations.NullMarked;
