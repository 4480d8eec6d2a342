/// What is being done: a run is folded from its journal, and says what to do next. Pure.
package dev.lifeboat.core.run;
