package dev.lifeboat.screens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.core.control.Lane;
import dev.lifeboat.core.control.Rota;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class BudgetLinesTest {
    @Test
    void a_budget_that_is_too_small_is_told_with_what_it_costs_and_the_key_to_raise() {
        var images = new Lane(Lane.Kindred.IMAGES, "ceph");
        var bmc = new Lane(Lane.Kindred.BMC, "kct09");
        assertThat(
                        BudgetLines.text(
                                List.of(
                                        shortfall(bmc, 3, 0.07, 0.01, 300),
                                        shortfall(images, 3_000, 250, 50, 60))))
                .isEqualTo(
                        """
                        Too seldom looked at: BMC of kct09. 3 looks want 0.07/s and may have 0.01/s: each is made once in 5 min.
                        next:  raise looking.bmc in the site file
                        Too seldom looked at: images of ceph. 3,000 looks want 250/s and may have 50/s: each is made once in 60 s.
                        next:  raise looking.images in the site file\
                        """);
    }

    @Test
    void a_large_site_says_no_more_than_a_small_one() {
        var host = shortfall(new Lane(Lane.Kindred.HOST, "kct09"), 500, 3, 2, 250);
        assertThat(BudgetLines.text(Collections.nCopies(2_000, host)))
                .startsWith(
                        "Too seldom looked at: host kct09 and 1999 more. 500 looks want 3.00/s ")
                .hasLineCount(2);
        assertThat(BudgetLines.text(List.of())).isEmpty();
    }

    @Test
    void pings_have_no_key_to_raise() {
        var pings = shortfall(new Lane(Lane.Kindred.PINGS, ""), 7_500, 0, 0, 26);
        assertThat(BudgetLines.text(List.of(pings)))
                .isEqualTo(
                        """
                        Too seldom pinged: a sweep of 7,500 hosts and guests takes 26 s, and what it says is good for 15 s.
                        next:  name fewer addresses of guests in the site file\
                        """);
    }

    @Test
    void one_guest_more_is_the_same_shortfall() {
        var images = new Lane(Lane.Kindred.IMAGES, "ceph");
        assertThat(BudgetLines.about(List.of(shortfall(images, 3_000, 250, 50, 60))))
                .isEqualTo(BudgetLines.about(List.of(shortfall(images, 3_001, 251, 50, 61))));
    }

    private static Rota.Shortfall shortfall(
            Lane lane, long looks, double wanted, double may, int seconds) {
        return new Rota.Shortfall(lane, looks, wanted, may, Duration.ofSeconds(seconds));
    }
}
