package dev.lifeboat.drivers.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifeboat.drivers.Samples;
import dev.lifeboat.drivers.shell.Unreadable;
import org.junit.jupiter.api.Test;

final class DomainXmlTest {
    private static String recovering(String xml) throws Unreadable {
        var domain = DomainXml.parse(xml);
        domain.makeForRecovery();
        return domain.print();
    }

    @Test
    void a_definition_for_recovery_stops_at_disk_errors_and_says_what_it_is() throws Exception {
        var made = recovering(Samples.read("domain.xml"));
        assertThat(made)
                .contains("error_policy=\"stop\"")
                .contains("rerror_policy=\"stop\"")
                .contains("<lifeboat:recovery xmlns:lifeboat=\"https://lifeboat.dev/recovery/1\"/>")
                .contains("append=\"off\"")
                .doesNotContain("append=\"on\"");
        assertThat(DomainXml.parse(made).isForRecovery()).isTrue();
        assertThat(DomainXml.parse(Samples.read("domain.xml")).isForRecovery()).isFalse();
    }

    @Test
    void making_it_for_recovery_twice_changes_nothing() throws Exception {
        var once = recovering(Samples.read("domain.xml"));
        assertThat(recovering(once)).isEqualTo(once);
    }

    @Test
    void a_disk_without_a_driver_gets_one_and_a_cdrom_does_not() throws Exception {
        var made =
                recovering(
                        "<domain><devices><disk type='network'><source/></disk>"
                                + "<disk type='file' device='cdrom'><source/></disk></devices></domain>");
        assertThat(made.split("error_policy=\"stop\"", -1)).hasSize(3); // it and rerror_policy
        assertThat(made).contains("<disk device=\"cdrom\" type=\"file\"><source/></disk>");
    }

    @Test
    void other_peoples_metadata_and_other_ports_stay() throws Exception {
        var made =
                recovering(
                        "<domain><metadata><nova:x xmlns:nova='urn:nova'>1</nova:x></metadata>"
                                + "<devices><serial type='file'><source path='/a' append='on'/><target port='1'/>"
                                + "</serial></devices></domain>");
        assertThat(made)
                .contains("<nova:x")
                .contains("append=\"on\"")
                .contains("lifeboat:recovery");
    }

    @Test
    void the_console_is_the_first_port_in_a_file() throws Exception {
        assertThat(DomainXml.parse(Samples.read("domain.xml")).consoleFile())
                .contains("/var/log/libvirt/vm1.console");
        var log =
                "<domain><devices><serial type='pty'><log file='/var/log/x' append='off'/>"
                        + "</serial></devices></domain>";
        assertThat(DomainXml.parse(log).consoleFile()).contains("/var/log/x");
        assertThat(DomainXml.parse("<domain/>").consoleFile()).isEmpty();
    }

    @Test
    void nothing_is_fetched_or_included() {
        var bomb = "<!DOCTYPE domain [<!ENTITY a 'aaaa'>]><domain>&a;</domain>";
        assertThatThrownBy(() -> DomainXml.parse(bomb)).isInstanceOf(Unreadable.class);
        assertThatThrownBy(() -> DomainXml.parse("<domain>".repeat(300_000)))
                .isInstanceOf(Unreadable.class);
    }
}
