/// Ceph: the guests' images, their locks and watchers, the blocklist, and who may do what.
@NullMarked
package dev.lifeboat.drivers.ceph;

import org.jspecify.annotations.NullMarked;
