/// Power and identity of a host by its BMC: IPMI over LAN.
@NullMarked
package dev.lifeboat.drivers.power;

import org.jspecify.annotations.NullMarked;
