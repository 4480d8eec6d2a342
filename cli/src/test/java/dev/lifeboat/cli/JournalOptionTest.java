package dev.lifeboat.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifeboat.drivers.access.Secret;
import dev.lifeboat.drivers.site.Keeping;
import dev.lifeboat.server.JournalChoice;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class JournalOptionTest {
    private static final Keeping SITE =
            new Keeping(Path.of("/state"), Optional.of(Secret.of("postgresql://site/lifeboat")));

    private static JournalChoice choice(String... words) {
        return CommandLine.populateCommand(new JournalOption(), words).choice(SITE);
    }

    private static String url(JournalChoice choice) {
        return choice.url().orElseThrow().reveal(Function.identity());
    }

    @Test
    void the_site_files_database_is_usual_and_the_command_line_says_otherwise() {
        assertThat(url(choice())).isEqualTo("postgresql://site/lifeboat");
        assertThat(url(choice("--database-url=postgresql://lifeboat@db1/lifeboat")))
                .isEqualTo("postgresql://lifeboat@db1/lifeboat");
        assertThat(choice().inFiles()).isFalse();
        assertThat(choice("--journal=file", "--alone"))
                .extracting(JournalChoice::inFiles, JournalChoice::alone)
                .containsExactly(true, true);
    }

    @Test
    void a_password_is_not_taken_from_the_command_line() {
        assertThatThrownBy(() -> choice("--database-url=postgresql://u:canary@db1/lifeboat"))
                .isInstanceOf(Stop.class)
                .hasMessageContaining("{file: PATH}")
                .hasMessageNotContaining("canary");
    }

    @Test
    void what_is_no_url_is_refused() {
        assertThatThrownBy(() -> choice("--database-url=db1"))
                .isInstanceOf(Stop.class)
                .hasMessageContaining("postgresql://lifeboat@db1/lifeboat");
    }
}
