package dev.lifeboat.caps;

/// A call of an object class's method, which runs in the OSD.
///
/// @param name of the class, such as `rbd`
/// @param method such as `child_attach`
/// @param read whether the method is marked as one that reads
/// @param write whether the method is marked as one that writes
/// @param allowed whether the class is on the OSDs' list, `osd_class_default_list`
public record ClassCall(String name, String method, boolean read, boolean write, boolean allowed) {
    @Override
    public String toString() {
        return name + "." + method;
    }
}
