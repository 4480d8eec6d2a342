/// Will a machine with this hardware find and mount its root with this image, and what is missing?
@NullMarked
package dev.lifeboat.bootimage.verdict;

import org.jspecify.annotations.NullMarked;
