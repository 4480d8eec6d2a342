package dev.lifeboat.bootimage.modules;

import java.util.List;
import java.util.Random;

/// Lines of modprobe.d, right and wrong.
record RandomConfig(Random random, List<String> modules) {
    private static final int LINES = 40;

    String text() {
        var text = new StringBuilder();
        for (var i = 0; i < LINES; i++) {
            text.append(line()).append(random.nextInt(10) == 0 ? "\\\n" : "\n");
        }
        return text.toString();
    }

    private String line() {
        return switch (random.nextInt(8)) {
            case 0 -> "alias " + pattern() + " " + module();
            case 1 -> "alias\t" + module() + "  " + module();
            case 2 -> "blacklist " + module();
            case 3 -> "install " + module() + " /bin/false";
            case 4 -> "remove " + module() + " /bin/true; echo $X";
            case 5 -> "softdep " + module() + " pre: " + module() + " post: " + module();
            case 6 -> "options " + module() + " a=1";
            default ->
                    List.of("# no", "", "nonsense x", "alias x]y z", "alias a", "  ")
                            .get(random.nextInt(6));
        };
    }

    private String module() {
        var module = modules.get(random.nextInt(modules.size()));
        return random.nextBoolean() ? module : module.replace('_', '-');
    }

    private String pattern() {
        return List.of("pci:v00001000d*", "net-pf-[0-9]*", "snd?card*", "a-[b-z]-*", "x[!a]y*")
                .get(random.nextInt(5));
    }
}
