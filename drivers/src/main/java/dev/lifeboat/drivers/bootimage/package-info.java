/// What a host would boot with the next time, fetched and judged for each chassis it may be in.
@NullMarked
package dev.lifeboat.drivers.bootimage;

import org.jspecify.annotations.NullMarked;
