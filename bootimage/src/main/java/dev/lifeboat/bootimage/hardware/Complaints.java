package dev.lifeboat.bootimage.hardware;

import java.util.ArrayList;
import java.util.List;

/// What is wrong with a list, as much of it as anybody reads.
final class Complaints {
    private static final int SHOWN = 50;

    private final List<String> said = new ArrayList<>();
    private int more;

    void add(String complaint) {
        if (said.contains(complaint)) {
            return;
        }
        if (said.size() < HardwareList.MOST_COMPLAINTS) {
            said.add(complaint);
        } else {
            more++;
        }
    }

    /// @param line its text, of which the beginning is shown
    void notUnderstood(int number, String line) {
        var text = line.strip().replaceAll("\\p{Cntrl}", "?");
        var shown = text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text;
        add("line " + number + " is not understood: " + shown);
    }

    List<String> all() {
        var all = new ArrayList<>(said);
        if (more > 0) {
            all.add(more + " more are not shown");
        }
        return List.copyOf(all);
    }
}
