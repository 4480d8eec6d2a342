/// Which machine is it: serial numbers and UUIDs made comparable.
@NullMarked
package dev.lifeboat.drivers.identity;

import org.jspecify.annotations.NullMarked;
