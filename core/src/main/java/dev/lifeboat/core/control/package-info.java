/// How a run is carried out: look, decide, write the intent, act, look again. One thread, one loop.
package dev.lifeboat.core.control;
