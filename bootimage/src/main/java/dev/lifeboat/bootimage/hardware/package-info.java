/// Which devices does a list name, as people have such lists?
@NullMarked
package dev.lifeboat.bootimage.hardware;

import org.jspecify.annotations.NullMarked;
