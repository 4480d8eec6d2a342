/// What can be seen of hosts by nothing but an engineer's own logins, without a site file, and how
/// is nothing left behind there?
@NullMarked
package dev.lifeboat.drivers.firstlook;

import org.jspecify.annotations.NullMarked;
