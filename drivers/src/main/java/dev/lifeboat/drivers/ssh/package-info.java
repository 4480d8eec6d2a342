/// Logging in to hosts: whose key, which host key, one connection for many calls.
@NullMarked
package dev.lifeboat.drivers.ssh;

import org.jspecify.annotations.NullMarked;
