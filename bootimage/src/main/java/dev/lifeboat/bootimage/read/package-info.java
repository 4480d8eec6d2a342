/// What is in this image, and is it whole?
@NullMarked
package dev.lifeboat.bootimage.read;

import org.jspecify.annotations.NullMarked;
