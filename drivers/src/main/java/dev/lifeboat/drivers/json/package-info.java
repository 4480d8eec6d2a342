/// Reading JSON that a part printed, trusting nothing about it.
@NullMarked
package dev.lifeboat.drivers.json;

import org.jspecify.annotations.NullMarked;
