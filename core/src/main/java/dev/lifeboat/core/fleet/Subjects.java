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

    static int compare(Subject one, Subject other) {
        return switch (one) {
            case CephUser user when other instanceof CephUser than -> user.compareTo(than);
            case ClusterId cluster when other instanceof ClusterId than -> cluster.compareTo(than);
            case HostId host when other instanceof HostId than -> host.compareTo(than);
            case Image image when other instanceof Image than -> image.compareTo(than);
            case Seat seat when other instanceof Seat than -> seat.compareTo(than);
            case VmId vm when other instanceof VmId than -> vm.compareTo(than);
            case Witness witness when other instanceof Witness than -> witness.compareTo(than);
            default -> one.path().compareTo(other.path());
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
