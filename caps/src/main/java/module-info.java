import org.jspecify.annotations.NullMarked;

/// Ceph's capability language, useful alone: pure, no I/O, no other part of Lifeboat.
@NullMarked
module dev.lifeboat.caps {
    requires static transitive org.jspecify;

    exports dev.lifeboat.caps;
}
