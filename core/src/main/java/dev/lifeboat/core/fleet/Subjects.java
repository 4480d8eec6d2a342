package dev.lifeboat.core.fleet;

import java.util.List;

/// Reads a subject back from its path.
public final class Subjects {
    private Subjects() {}

    public static Subject of(String path) {
        var parts = List.of(path.split("/", -1));
        return switch (parts.getFirst()) {
            case "host" -> new HostId(part(parts, 1, path));
            case "ceph" -> new ClusterId(part(parts, 1, path));
            case "witness" -> new Witness(part(parts, 1, path));
            case "guest" -> guest(part(parts, 1, path));
            case "image" ->
                    new Image(
                            new ClusterId(part(parts, 1, path)),
                            part(parts, 2, path),
                            part(parts, 3, path));
            case "user" -> new CephUser(new ClusterId(part(parts, 1, path)), part(parts, 2, path));
            default -> throw new IllegalArgumentException("not the path of a subject: " + path);
        };
    }

    private static Subject guest(String name) {
        var at = name.indexOf('@');
        return at < 0
                ? VmId.of(name)
                : new Seat(VmId.of(name.substring(0, at)), new HostId(name.substring(at + 1)));
    }

    private static String part(List<String> parts, int index, String path) {
        if (index >= parts.size()) {
            throw new IllegalArgumentException("not the path of a subject: " + path);
        }
        return parts.get(index);
    }
}
