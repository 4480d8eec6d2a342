package dev.lifeboat.core.run;

/// One way to answer a question, numbered from 1 in the order shown.
public record Choice(Move move, String text, boolean recommended) {}
