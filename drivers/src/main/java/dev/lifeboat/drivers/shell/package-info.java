/// Running a program against a part that may hang: how long, how much, how many at once.
@NullMarked
package dev.lifeboat.drivers.shell;

import org.jspecify.annotations.NullMarked;
