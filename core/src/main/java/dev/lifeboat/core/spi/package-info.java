/// The ports: what the deciding part asks of the outside, named by role, never by product.
package dev.lifeboat.core.spi;
