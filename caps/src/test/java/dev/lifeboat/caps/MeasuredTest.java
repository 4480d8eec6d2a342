package dev.lifeboat.caps;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Held against what a real monitor (16.2.15) answered.
class MeasuredTest {
    @Test
    void each_cap_is_read_or_refused_at_the_letter_where_the_monitor_stopped() {
        var wrong = new ArrayList<String>();
        for (var row : Measured.rows()) {
            var ours =
                    switch (MonCaps.parse(row.cap(), Release.PACIFIC)) {
                        case Parsed.Good<MonCaps> _ -> "good";
                        case Parsed.StopsAt<MonCaps>(var text, var position, _) ->
                                text.substring(position);
                    };
            if (!ours.equals(row.stopped().orElse("good"))) {
                wrong.add(row + " but ours: " + ours);
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void no_answer_differs_from_the_monitors() {
        var wrong = new ArrayList<String>();
        var asked = 0;
        var unknown = 0;
        for (var row : Measured.rows()) {
            for (var i = 0; i < row.answers().size(); i++) {
                var request = Measured.requests().get(i);
                var ours = MonCapsTest.caps(row.cap()).may(request);
                asked++;
                if (ours.may() == May.UNKNOWN) {
                    unknown++;
                } else if ((ours.may() == May.YES) != row.answers().get(i)) {
                    wrong.add(row.cap() + " asked " + request + " ours: " + ours);
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(asked).isGreaterThan(2000);
        assertThat(unknown).isZero();
    }

    /// The lab's matrix: real commands with 14 kinds of caps.
    @Test
    void the_labs_matrix_is_answered_row_by_row() throws Exception {
        var rows = CapsMatrix.rows();
        assertThat(rows).hasSize(14);
        for (var row : rows) {
            var caps = MonCapsTest.caps(row.text("mon"));
            if (row.has("create")) {
                continue; // its osd cap was refused; the mon cap is asked in the measured rows
            }
            var add = MonRequest.blocklist(Spelling.BLOCKLIST, "192.0.2.1:0/1");
            var old = MonRequest.blocklist(Spelling.BLACKLIST, "192.0.2.1:0/1");
            var host = MonRequest.blocklistHost(Spelling.BLOCKLIST, "192.0.2.1");
            var remove = MonRequest.unblocklist(Spelling.BLOCKLIST, "192.0.2.1:0/1");
            assertThat(
                            List.of(
                                    caps.may(add).may(),
                                    caps.may(old).may(),
                                    caps.may(host).may(),
                                    caps.may(remove).may(),
                                    caps.may(ask("osd", "osd blocklist ls", "r")).may(),
                                    caps.may(ask("auth", "auth ls", "rx")).may(),
                                    caps.may(ask("osd", "osd pool ls", "r")).may()))
                    .as(row.text("name"))
                    .containsExactly(
                            row.may("blocklist_add"),
                            row.may("blacklist_add"),
                            row.may("blocklist_whole_host"),
                            row.may("blocklist_rm"),
                            row.may("blocklist_ls"),
                            row.may("auth_ls"),
                            row.may("osd_pool_ls"));
        }
    }

    private static MonRequest ask(String service, String command, String needs) {
        return new MonRequest(service, command, Map.of(), needs, Optional.empty());
    }
}
