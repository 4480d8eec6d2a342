/// Which modules would the image's own kmod load for a name, in which order, from which files?
@NullMarked
package dev.lifeboat.bootimage.modules;

import org.jspecify.annotations.NullMarked;
