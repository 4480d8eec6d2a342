package dev.lifeboat.core.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Names end up in command lines, in a runbook to paste and on terminals.
class NamesTest {
    private static final ClusterId MAIN = new ClusterId("main");

    private static void guest(String name) {
        var _ =
                new Vm(
                        new VmId(new UUID(1, 2)),
                        name,
                        Vm.USUAL_PRIORITY,
                        Optional.empty(),
                        new TreeSet<>(),
                        Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a b",
                "a;b",
                "$(id)",
                "`id`",
                "a|b",
                "a&b",
                "a>b",
                "-rf",
                "../x",
                "a/b",
                "a'b",
                "a\"b",
                "a\\b",
                "*",
                "~",
                "a\nb",
                "a\u0000b",
                "\u001b[2J",
                "\u202eb",
                "ä"
            })
    void what_a_shell_or_a_terminal_would_obey_is_no_name(String name) {
        for (var use :
                List.<Consumer<String>>of(
                        HostId::new,
                        ClusterId::new,
                        it -> new Image(MAIN, it, "web-1"),
                        it -> new Image(MAIN, "vms", it),
                        NamesTest::guest)) {
            assertThatThrownBy(() -> use.accept(name))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("has characters that a name must not have")
                    .message()
                    .matches("[\\x20-\\x7e]*");
        }
        var id = new VmId(new UUID(1, 2));
        assertThat(Vm.nameOf(id, name)).isEqualTo(id.label());
    }

    @ParameterizedTest
    @ValueSource(strings = {"db-1", "web_2.example.org", "9", "a:b@c+d"})
    void what_sites_call_their_things_is_one(String name) {
        guest(name);
        assertThat(new HostId(name)).hasToString(name);
        assertThat(new Image(MAIN, name, name).label()).isEqualTo(name + "/" + name);
    }
}
