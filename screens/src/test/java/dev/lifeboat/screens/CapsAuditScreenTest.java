package dev.lifeboat.screens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.caps.Auditor;
import dev.lifeboat.caps.May;
import dev.lifeboat.caps.Release;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CapsAuditScreenTest {
    private final CapsAuditScreen screen = new CapsAuditScreen(Nights.PAGE, Release.PACIFIC);

    private void add(String entity, String mon, String osd) {
        var auditor = new Auditor(Release.PACIFIC, Release.PACIFIC, Optional.empty());
        var caps = new TreeMap<>(Map.of("mon", mon, "osd", osd));
        screen.add(new AuditedUser(entity, auditor.audit(entity, caps), List.of()));
    }

    @Test
    void who_is_not_known_is_not_counted_among_those_that_may_not() {
        add("client.a", "profile rbd network 10.0.0.0/8", "profile rbd pool=vms");
        assertThat(screen.text().replace('\n', ' '))
                .startsWith(
                        "1 user, judged as clients of Ceph 16: of 1 of the 1 that write disks it is"
                                + " not known whether they could take over a dead client's ")
                .contains(" UNPROVEN   client.a writes pool vms; whether it may break");
        assertThat(screen.worst()).isEqualTo(May.UNKNOWN);
        add("client.b", "allow r", "profile rbd pool=vms");
        assertThat(screen.text().replace('\n', ' '))
                .startsWith(
                        "2 users, judged as clients of Ceph 16: 1 of the 2 that write disks could"
                                + " not take over a dead client's; of 1 it is not known ")
                .endsWith(" next:  lifeboat caps fix client.b --plan ");
        assertThat(screen.worst()).isEqualTo(May.NO);
    }

    @Test
    void what_is_not_shown_is_counted_for_each_kind() {
        for (var i = 0; i < 23; i++) {
            add("client.may-not-" + i, "allow r", "profile rbd pool=vms");
            add("client.may-all-" + i, "allow *", "allow r");
            add("client.vain-" + i, "profile nosuch", "allow r");
        }
        assertThat(screen.text())
                .contains(
                        "\n BLOCKED    3 more like them: --json\n",
                        "\n TOO MUCH   3 more like them: --json\n",
                        "\n NO EFFECT  3 more like them: --json\n");
    }

    /// Whoever may make keys chooses their names.
    @Test
    void a_command_to_paste_does_what_it_shows_whatever_a_user_is_called() {
        add("client.x; reboot", "allow r", "profile rbd pool=vms");
        assertThat(screen.text())
                .contains("ceph auth caps 'client.x; reboot' mon ")
                .endsWith(" next:  lifeboat caps fix 'client.x; reboot' --plan\n");
    }

    @Test
    void lines_of_a_cap_stay_lines_where_it_is_pasted() {
        add("client.x", "allow r", "allow rwx pool=\"a\nb\"");
        assertThat(screen.text()).contains(" osd 'allow rwx pool=\"a\nb\"'\n");
    }

    @Test
    void why_no_change_can_be_named_is_told_in_80_columns() {
        add("client.x", "allow r", "allow rwx pool='\u001b[2J'");
        assertThat(screen.text().replaceAll("\n +", " "))
                .contains(
                        "no change can be named: the caps have characters that cannot be pasted"
                                + " into a shell");
        assertThat(screen.text().lines()).allMatch(line -> line.length() <= 80);
    }
}
