package dev.lifeboat.screens;

import dev.lifeboat.core.plan.Readmission;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class PlanScreenTest {
    @Test
    void a_plan_for_another_goal_lists_its_steps() throws IOException {
        var night = Nights.live(Nights.BMC_DEAD);
        var host = Nights.DEAD.first();
        var plan =
                Readmission.plan(night.fleet(), night.after(), host, "5f0c", night.plan().moves());
        var text =
                PlanScreen.text(plan, night.fleet(), night.after(), Expected.NOTHING, Nights.PAGE);
        Golden.assertFits(text, Page.NARROW);
        Golden.assertSame("readmit.plan.txt", text.replace(plan.id(), "7c1f"));
    }

    @ParameterizedTest
    @FieldSource("dev.lifeboat.screens.Nights#ALL")
    void a_plan_says_what_will_be_done_and_who_is_left_out(String name) throws IOException {
        var night = Nights.live(name);
        var text =
                PlanScreen.text(
                        night.plan(), night.fleet(), night.before(), Expected.NOTHING, Nights.PAGE);
        Golden.assertFits(text, Page.NARROW);
        Golden.assertSame(name + ".plan.txt", night.steady(text));
    }
}
