/// Will a machine with this hardware boot from this image, and if not, what does the image lack?
package dev.lifeboat.bootimage;
