/// What drills do to images that are no customer's.
@NullMarked
package dev.lifeboat.drivers.stunt;

import org.jspecify.annotations.NullMarked;
