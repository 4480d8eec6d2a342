package dev.lifeboat.bootimage.read;

import org.jspecify.annotations.Nullable;

/// Where a name leads: a folder that is there, and a name in it.
record Place(Node folder, String name) {
    @Nullable Node found() {
        return folder.children.get(name);
    }

    String path() {
        return folder.path + name;
    }

    int length() {
        return folder.path.length() + name.length();
    }
}
