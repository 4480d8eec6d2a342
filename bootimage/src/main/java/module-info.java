import org.jspecify.annotations.NullMarked;

/// What an initramfs or a unified kernel image can boot on, useful alone: no other part of
/// Lifeboat.
@NullMarked
module dev.lifeboat.bootimage {
    requires static transitive org.jspecify;
    requires com.github.luben.zstd_jni;
    requires org.apache.commons.compress;
    requires org.tukaani.xz;
    requires tools.jackson.databind;

    exports dev.lifeboat.bootimage;
    exports dev.lifeboat.bootimage.hardware;
    exports dev.lifeboat.bootimage.modules;
    exports dev.lifeboat.bootimage.read;
    exports dev.lifeboat.bootimage.verdict;
}
