/// How is it said? Every screen, line, runbook and report, made from core's types; no clock, no
/// I/O.
@NullMarked
package dev.lifeboat.screens;

import org.jspecify.annotations.NullMarked;
