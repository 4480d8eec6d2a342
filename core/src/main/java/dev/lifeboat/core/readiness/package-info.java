/// Would each guest of a host come back if the host died now, and how is that known?
@NullMarked
package dev.lifeboat.core.readiness;

import org.jspecify.annotations.NullMarked;
