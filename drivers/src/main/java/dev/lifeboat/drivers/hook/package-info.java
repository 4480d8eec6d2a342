/// Parts that each provider has in its own form, and the marks that Lifeboat leaves for itself.
@NullMarked
package dev.lifeboat.drivers.hook;

import org.jspecify.annotations.NullMarked;
