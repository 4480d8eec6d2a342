@NullMarked
package dev.lifeboat.web;

import org.jspecify.annotations.NullMarked;
