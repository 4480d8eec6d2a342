/// What does the site file say, and if it is wrong: where, why, and what should be written?
@NullMarked
package dev.lifeboat.drivers.site;

import org.jspecify.annotations.NullMarked;
