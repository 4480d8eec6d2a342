package dev.lifeboat.screens;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class PlanScreenTest {
    @ParameterizedTest
    @FieldSource("dev.lifeboat.screens.Nights#ALL")
    void a_plan_says_what_will_be_done_and_who_is_left_out(String name) throws IOException {
        var night = Nights.live(name);
        var text = PlanScreen.text(night.plan(), night.fleet(), night.before(), Nights.PAGE);
        Golden.assertFits(text, Page.NARROW);
        Golden.assertSame(name + ".plan.txt", text);
    }
}
