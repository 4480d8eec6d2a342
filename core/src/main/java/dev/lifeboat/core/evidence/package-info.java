/// What was seen, by what, when; and what follows from it: yes, no or not known.
package dev.lifeboat.core.evidence;
