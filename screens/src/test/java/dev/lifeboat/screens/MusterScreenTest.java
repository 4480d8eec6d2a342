package dev.lifeboat.screens;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class MusterScreenTest {
    @ParameterizedTest
    @FieldSource("dev.lifeboat.screens.Nights#ALL")
    void the_roll_names_who_is_not_well_and_why(String name) throws IOException {
        var night = Nights.live(name);
        var text =
                "before the run\n\n"
                        + MusterScreen.text(Nights.rollBefore(night), Nights.PAGE)
                        + "\nafter it\n\n"
                        + MusterScreen.text(Nights.rollAfter(night), Nights.PAGE);
        Golden.assertFits(text, Page.NARROW);
        Golden.assertSame(name + ".muster.txt", night.steady(text));
    }
}
