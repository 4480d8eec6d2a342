import org.jspecify.annotations.NullMarked;

/// The part of Lifeboat that decides. Pure: no clock, no randomness, no threads, no I/O.
@NullMarked
module dev.lifeboat.core {
    requires static transitive org.jspecify;
    requires dev.lifeboat.caps;

    exports dev.lifeboat.core.control;
    exports dev.lifeboat.core.evidence;
    exports dev.lifeboat.core.fleet;
    exports dev.lifeboat.core.incident;
    exports dev.lifeboat.core.muster;
    exports dev.lifeboat.core.plan;
    exports dev.lifeboat.core.readiness;
    exports dev.lifeboat.core.run;
    exports dev.lifeboat.core.spi;
}
