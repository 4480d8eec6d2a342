/// What would be done, in which order, and what must be true before each act. Plans are immutable
/// data, complete, and the same for the same readings.
package dev.lifeboat.core.plan;
