/// Has a host died, and what may a run use that another run has in hand? Pure.
package dev.lifeboat.core.incident;
