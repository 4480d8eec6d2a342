/// How does what lies in an image become the archive that was put in?
@NullMarked
package dev.lifeboat.bootimage.unpack;

import org.jspecify.annotations.NullMarked;
