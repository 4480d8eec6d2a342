package dev.lifeboat.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Debian's Chromium, which asks nobody outside for anything.
final class Chromium implements AutoCloseable {
    private static final Path PROGRAM = Path.of("/usr/bin/chromium");

    /// Without the last, Chromium looks up names outside at each start.
    private static final List<String> FLAGS =
            List.of(
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1");

    private final Playwright playwright =
            Playwright.create(
                    new Playwright.CreateOptions()
                            .setEnv(
                                    Map.of(
                                            "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1",
                                            "PLAYWRIGHT_SKIP_VALIDATE_HOST_REQUIREMENTS", "1")));

    private final Browser browser =
            playwright
                    .chromium()
                    .launch(
                            new LaunchOptions()
                                    .setExecutablePath(PROGRAM)
                                    .setHeadless(true)
                                    .setArgs(FLAGS));

    Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
