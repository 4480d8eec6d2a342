/// The page in a real browser, over simulated nights.
@NullMarked
package dev.lifeboat.browser;

import org.jspecify.annotations.NullMarked;
