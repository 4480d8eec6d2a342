package dev.lifeboat.bootimage.read;

/// Where a name leads: a folder that is there, and a name in it.
record Place(Node folder, String name) {
    String path() {
        return folder.path + name;
    }

    int length() {
        return folder.path.length() + name.length();
    }
}
