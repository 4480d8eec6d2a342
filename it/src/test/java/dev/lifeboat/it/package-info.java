/// Whole recoveries on the lab, through the command line as a person types it.
@NullMarked
package dev.lifeboat.it;

import org.jspecify.annotations.NullMarked;
