package dev.lifeboat.drivers.ceph;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class CephConfTest {
    @Test
    void monitors_are_found_in_each_way_to_write_them() {
        assertThat(CephConf.monitors("mon host = [v2:10.91.0.1:3300,v1:10.91.0.1:6789]"))
                .containsExactly("10.91.0.1");
        assertThat(CephConf.monitors("[global]\nmon_host = 10.0.0.1, 10.0.0.2:6789 ; two\n"))
                .containsExactly("10.0.0.1", "10.0.0.2");
        assertThat(CephConf.monitors("  mon host = mon1.example.net mon2.example.net"))
                .containsExactly("mon1.example.net", "mon2.example.net");
        assertThat(CephConf.monitors("mon_host = [fd00::1]:3300,[v2:[fd00::2]:3300/0]"))
                .containsExactly("fd00::1", "fd00::2");
        assertThat(CephConf.monitors("[mon.a]\nmon addr = 10.0.0.7:6789"))
                .containsExactly("10.0.0.7");
    }

    @Test
    void a_file_without_monitors_has_none() {
        assertThat(CephConf.monitors("")).isEmpty();
        assertThat(CephConf.monitors("public addr = 10.0.0.1\n# mon host = 10.0.0.2")).isEmpty();
    }
}
