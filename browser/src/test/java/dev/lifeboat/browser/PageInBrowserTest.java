package dev.lifeboat.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.ColorScheme;
import dev.lifeboat.core.plan.StepId;
import dev.lifeboat.core.run.Choice;
import dev.lifeboat.core.run.Event;
import dev.lifeboat.core.run.Move;
import dev.lifeboat.core.run.Question;
import dev.lifeboat.core.run.QuestionId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The page in Debian's Chromium, as an engineer has it before them at night.
@Tag("lab")
class PageInBrowserTest {
    private static final String KCT09 = "001-kct09-storage-half";
    private static final String BMC_DEAD = "004-bmc-dead";

    /// The night hangs on a dead BMC; nobody answers but the page.
    private static final String UNANSWERED =
            "0s hang kct09\n0s bmc kct09 dead\n60s evacuate kct09\n";

    /// Longer than a simulated night takes at these paces, on a busy machine.
    private static final double PATIENCE_MS = 90_000;

    /// Where the README's picture is; only written when asked for, so that a test changes nothing.
    private static final Path PICTURE = Path.of("../docs/pictures/page.png");

    private static Chromium chromium;

    @TempDir Path scratch;

    @BeforeAll
    static void start() {
        chromium = new Chromium();
    }

    @AfterAll
    static void end() {
        chromium.close();
    }

    private static Page page(int width, int height) {
        var context =
                chromium.browser()
                        .newContext(
                                new NewContextOptions()
                                        .setViewportSize(width, height)
                                        .setColorScheme(ColorScheme.DARK));
        context.setDefaultTimeout(PATIENCE_MS);
        return context.newPage();
    }

    private static ContainsTextOptions patiently() {
        return new ContainsTextOptions().setTimeout(PATIENCE_MS);
    }

    @Test
    void each_tile_turns_as_its_guest_comes_back_without_a_reload() throws IOException {
        try (var night = Served.of(KCT09, Served.events(KCT09), 2, scratch)) {
            var page = page(1440, 900);
            var loads = new ArrayList<String>();
            page.onLoad(each -> loads.add(each.url()));
            var outside = new ArrayList<String>();
            page.onRequest(request -> {
                if (!request.url().startsWith(night.server().address())) {
                    outside.add(request.url());
                }
            });
            page.navigate(night.server().link("ops"));
            assertThat(page.url()).isEqualTo(night.server().address());
            assertThat(page.locator("#live")).containsText("live", patiently());
            assertThat(page.locator(".tile")).hasCount(8);
            assertThat(page.locator("#proven")).containsText("6 of 8 guests proven", patiently());
            var ill = page.locator(".tile.bad").first();
            assertThat(ill).containsText("not writable", patiently());
            assertThat(ill).containsText("is denied 'osd blocklist add");
            picture(page);
            assertThat(page.locator("#proven")).containsText("8 of 8 guests proven", patiently());
            assertThat(page.locator("#head")).containsText("done", patiently());
            assertThat(page.locator(".timeline li").first()).containsText("every step was done");
            assertThat(page.locator("#left")).containsText("lifeboat caps fix client.libvirt");
            assertThat(loads).hasSize(1);
            assertThat(outside).isEmpty();
        }
    }

    private static void picture(Page page) {
        if (Boolean.getBoolean("lifeboat.rewrite")) {
            page.screenshot(new ScreenshotOptions().setPath(PICTURE));
        }
    }

    @Test
    void an_answer_by_click_carries_the_run_on() throws IOException {
        try (var night = Served.of(BMC_DEAD, UNANSWERED, 8, scratch)) {
            var page = page(390, 844);
            page.navigate(night.server().link("ops"));
            var ask = page.locator("#ask-q1");
            assertThat(ask).containsText("cannot tell whether kct09 still speaks", patiently());
            assertThat(ask).containsText("ipmitool");
            assertThat(page.locator(".tile.open")).hasCount(4);
            ask.locator("input[name=typed]").fill("kct10");
            ask.locator("#q1-3").click();
            assertThat(page.locator("#said")).containsText("Type \"kct09\"", patiently());
            ask.locator("input[name=typed]").fill("kct09");
            ask.locator("input[name=because]").fill("stood before it");
            ask.locator("#q1-3").click();
            assertThat(page.locator("#said")).containsText("Taken.", patiently());
            assertThat(page.locator(".timeline"))
                    .containsText("ops: has seen kct09 powered off: stood before it", patiently());
            assertThat(page.locator("#proven")).containsText("4 of 4 guests proven", patiently());
            assertThat(widerThanTheScreen(page)).isFalse();
        }
    }

    private static boolean widerThanTheScreen(Page page) {
        return (Boolean) page.evaluate("document.documentElement.scrollWidth > window.innerWidth");
    }

    @Test
    void every_sentence_says_how_it_is_known() throws IOException {
        try (var night = Served.of(BMC_DEAD, UNANSWERED, 8, scratch)) {
            var page = page(1440, 900);
            page.navigate(night.server().link("ops"));
            assertThat(page.locator("#ask-q1")).isVisible();
            page.locator("#how-p-2a").press("Enter");
            var how = page.locator("#how");
            assertThat(how).containsText("blocklist 10.91.0.11 as a whole", patiently());
            assertThat(how).containsText("ceph osd blocklist ls");
            assertThat(how).containsText(" ago");
            page.keyboard().press("Escape");
            assertThat(how).isEmpty();
            page.locator(".tile a").first().click();
            assertThat(how).containsText("fping", patiently());
        }
    }

    @Test
    void without_scripts_it_reads_and_answers_all_the_same() throws IOException {
        try (var night = Served.of(BMC_DEAD, UNANSWERED, 8, scratch)) {
            var plain =
                    chromium.browser()
                            .newContext(new NewContextOptions().setJavaScriptEnabled(false))
                            .newPage();
            plain.navigate(night.server().link("ops"));
            while (plain.locator("#ask-q1").count() == 0) {
                plain.waitForTimeout(500);
                plain.reload();
            }
            assertThat(plain.locator("#live")).containsText("look again");
            plain.locator("#q1-3 ~ label input[name=typed]").fill("kct09");
            plain.locator("#q1-3").click();
            assertThat(plain.url()).isEqualTo(night.server().address());
            while (!plain.locator(".timeline").textContent().contains("has seen kct09")) {
                plain.waitForTimeout(500);
                plain.reload();
            }
            plain.locator("#how-p-2b").click();
            assertThat(plain.locator("h2").first()).containsText("kct09 cannot speak");
        }
    }

    @Test
    void a_wrong_token_does_not_open_it() throws IOException {
        try (var night = Served.of(BMC_DEAD, UNANSWERED, 8, scratch)) {
            var page = page(390, 844);
            page.navigate(night.server().address());
            page.locator("input[name=token]").fill("wrong");
            page.locator("input[name=who]").fill("mallory");
            page.locator("button").click();
            assertThat(page.locator(".message")).containsText("not the token");
            page.navigate(night.server().address());
            assertThat(page.locator("input[name=token]")).isVisible();
        }
    }

    @Test
    void what_guests_say_is_never_run() throws IOException {
        var hostile = "<img src=x onerror=\"document.title='owned'\"><script>owned()</script>";
        try (var night = Served.of(BMC_DEAD, UNANSWERED, 8, scratch)) {
            var page = page(1440, 900);
            var errors = new ArrayList<String>();
            page.onPageError(errors::add);
            page.navigate(night.server().link("ops"));
            assertThat(page.locator("#ask-q1")).isVisible();
            night.happens(
                    hostile,
                    new Event.Asked(
                            new Question(
                                    new QuestionId(2),
                                    hostile,
                                    new StepId("5.db-1", "prove"),
                                    hostile,
                                    List.of(hostile + ": " + hostile),
                                    List.of(new Choice(new Move.LookAgain(), hostile, true)))));
            assertThat(page.locator("#ask-q2")).containsText("<script>owned()", patiently());
            assertThat(page.locator("main img, main script")).hasCount(0);
            assertThat(page.title()).doesNotContain("owned");
            assertThat(errors).isEmpty();
        }
    }

    @Test
    void a_lost_connection_is_never_shown_as_live() throws IOException {
        try (var night = Served.of(BMC_DEAD, UNANSWERED, 8, scratch)) {
            var page = page(1440, 900);
            page.navigate(night.server().link("ops"));
            assertThat(page.locator("#live")).containsText("live", patiently());
            night.server().close();
            assertThat(page.locator("#live")).containsText("Connection lost", patiently());
            assertThat(page.locator("#live")).containsText("may be wrong by now");
            assertThat(page.locator("body")).hasAttribute("data-live", "lost");
        }
    }
}
