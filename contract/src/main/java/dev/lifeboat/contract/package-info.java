/// What each port must do, as tests that the simulator and the real parts both pass. What these do
/// not ask, nothing may lean on.
@NullMarked
package dev.lifeboat.contract;

import org.jspecify.annotations.NullMarked;
