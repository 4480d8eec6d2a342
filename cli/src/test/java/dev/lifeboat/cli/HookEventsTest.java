package dev.lifeboat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.drivers.site.HookEvent;
import dev.lifeboat.screens.Tidings;
import java.util.Arrays;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class HookEventsTest {
    /// The panel's hook is asked and answers; all others are only told.
    @Test
    void each_event_that_a_site_can_name_is_told_and_no_other() {
        var named = new TreeSet<String>();
        Arrays.stream(HookEvent.values())
                .filter(event -> event != HookEvent.PANEL_FREEZE)
                .forEach(event -> named.add(event.key()));
        assertThat(Tidings.EVENTS).isEqualTo(named);
    }
}
