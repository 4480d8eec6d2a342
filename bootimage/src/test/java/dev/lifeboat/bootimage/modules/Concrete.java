package dev.lifeboat.bootimage.modules;

import java.util.Random;

/// Makes names of devices that a pattern is for: what a test asks of two implementations.
final class Concrete {
    private static final String LETTERS = "0123456789ABCDEFabcdefxyz_-:,. ";

    private Concrete() {}

    static String of(String pattern, Random random) {
        var name = new StringBuilder();
        for (var i = 0; i < pattern.length(); i++) {
            switch (pattern.charAt(i)) {
                case '*' -> any(name, random);
                case '?' -> name.append(letter(random));
                case '[' -> {
                    var close = pattern.indexOf(']', i + 2);
                    var inside = close < 0 ? "[" : pattern.substring(i + 1, close);
                    name.append(inside.charAt(random.nextInt(inside.length())));
                    i = close < 0 ? i : close;
                }
                default -> name.append(pattern.charAt(i));
            }
        }
        if (random.nextInt(8) == 0 && !name.isEmpty()) {
            name.setCharAt(random.nextInt(name.length()), letter(random));
        }
        return name.toString();
    }

    private static void any(StringBuilder name, Random random) {
        switch (random.nextInt(3)) {
            case 0 -> name.append("%08X".formatted(random.nextInt()));
            case 1 -> name.append(letter(random));
            default -> {
                // a star stands for nothing too
            }
        }
    }

    private static char letter(Random random) {
        return LETTERS.charAt(random.nextInt(LETTERS.length()));
    }
}
