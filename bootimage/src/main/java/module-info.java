import org.jspecify.annotations.NullMarked;

/// What an initramfs or a unified kernel image can boot on, useful alone: no other part of
/// Lifeboat.
@NullMarked
module dev.lifeboat.bootimage {
    requires static transitive org.jspecify;

    exports dev.lifeboat.bootimage;
}
