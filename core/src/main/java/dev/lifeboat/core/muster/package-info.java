/// Is each guest well, and if not, why? Four answers, a tier and a named cause for every guest.
package dev.lifeboat.core.muster;
