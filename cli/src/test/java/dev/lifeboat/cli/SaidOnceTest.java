package dev.lifeboat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class SaidOnceTest {
    @Test
    void each_change_is_said_and_nothing_twice() {
        var said = new ArrayList<String>();
        var database = new SaidOnce(said::add, "it answers again");
        database.well();
        assertThat(said).isEmpty();
        database.wrong("it is dead");
        database.wrong("it is dead");
        database.wrong("it refuses the password");
        database.well();
        database.well();
        database.wrong("it is dead");
        assertThat(said)
                .containsExactly(
                        "it is dead", "it refuses the password", "it answers again", "it is dead");
    }

    @Test
    void other_numbers_of_the_same_are_not_said_again() {
        var said = new ArrayList<String>();
        var budget = new SaidOnce(said::add, "it is large enough again");
        budget.wrong("images", "3,000 looks want 250/s");
        budget.wrong("images", "3,001 looks want 251/s");
        budget.wrong("bmc images", "3 looks want 0.07/s");
        budget.well();
        assertThat(said)
                .containsExactly(
                        "3,000 looks want 250/s",
                        "3 looks want 0.07/s",
                        "it is large enough again");
    }
}
