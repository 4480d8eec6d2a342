/// What must outlive a crash: journals of runs, plans and readings.
@NullMarked
package dev.lifeboat.store;

import org.jspecify.annotations.NullMarked;
