package dev.lifeboat.bootimage.read;

/// What is wrong with an image.
///
/// @param offset in the file
record Flaw(String what, long offset) {}
