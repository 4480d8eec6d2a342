package dev.lifeboat.drivers.ceph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.drivers.access.CephAccess;
import dev.lifeboat.drivers.site.SiteFile;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The engine of caps and a real cluster are asked the same.
@Tag("lab")
final class CapsLabTest {
    private static final Path SITE_FILE =
            Path.of(System.getProperty("lifeboat.lab.site", "/var/lib/lifeboat-lab/lifeboat.yaml"));

    @Test
    void twenty_caps_give_what_the_engine_says() throws Exception {
        onCluster(access -> new CapsInterview(20).on(access));
    }

    @Test
    @Tag("all")
    void two_hundred_caps_give_what_the_engine_says() throws Exception {
        onCluster(access -> new CapsInterview(200).on(access));
    }

    @Test
    void damaged_caps_are_refused_at_the_letter_where_the_monitors_stop() throws Exception {
        onCluster(access -> new CapsDictation(300).on(access));
    }

    @Test
    @Tag("all")
    void many_damaged_caps_are_refused_at_the_letter_where_the_monitors_stop() throws Exception {
        onCluster(access -> new CapsDictation(6000).on(access));
    }

    private interface Asking {
        void on(CephAccess access) throws Exception;
    }

    /// In the lab's network, on a thread of its own: a thread stays where it went.
    private static void onCluster(Asking asking) throws Exception {
        if (!(SiteFile.read(SITE_FILE) instanceof SiteFile.Good(var site))) {
            throw new IllegalStateException("the lab's site file cannot be read: " + SITE_FILE);
        }
        var access = site.access();
        try (var thread = Executors.newSingleThreadExecutor()) {
            thread.submit(
                            () -> {
                                access.networkNamespace()
                                        .ifPresent(name ->
                                                assertThat(NetworkNamespace.enter(name)).isTrue());
                                asking.on(access.clusters().firstEntry().getValue());
                                return true;
                            })
                    .get();
        }
    }
}
