/// What is there: hosts, guests, images, clusters, and how each is named.
package dev.lifeboat.core.fleet;
