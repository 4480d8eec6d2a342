/// How each part is reached: addresses, users, and where secrets are kept.
@NullMarked
package dev.lifeboat.drivers.access;

import org.jspecify.annotations.NullMarked;
