/// One page in a browser: what the screens say, live, and people's answers back to the run.
@NullMarked
package dev.lifeboat.web;

import org.jspecify.annotations.NullMarked;
