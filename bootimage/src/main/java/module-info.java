import org.jspecify.annotations.NullMarked;

/// What an initramfs or a unified kernel image can boot on, useful alone: no other part of
/// Lifeboat.
@NullMarked
module dev.lifeboat.bootimage {
    requires static transitive org.jspecify;
    requires tools.jackson.databind;

    exports dev.lifeboat.bootimage;
    exports dev.lifeboat.bootimage.hardware;
    exports dev.lifeboat.bootimage.modules;
    exports dev.lifeboat.bootimage.verdict;
}
