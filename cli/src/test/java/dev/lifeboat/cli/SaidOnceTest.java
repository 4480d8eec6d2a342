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
}
