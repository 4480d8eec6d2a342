/// What an engineer types: one class a command.
@NullMarked
package dev.lifeboat.cli;

import org.jspecify.annotations.NullMarked;
