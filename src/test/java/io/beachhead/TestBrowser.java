package io.beachhead;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/** A real Chromium without a screen. What it sees goes to {@link #PICTURES} for the eye. */
public final class TestBrowser implements AutoCloseable {
  /** Not kept: made anew by each run. */
  public static final Path PICTURES = Path.of("target/screenshots");

  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

  private final Playwright playwright;
  private final Browser browser;

  private TestBrowser(Playwright playwright, Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  /** Skips the tests with a printed reason where there is no Chromium. */
  public static TestBrowser open() {
    Assumptions.assumeTrue(
        Files.isExecutable(CHROMIUM), "skipped: no " + CHROMIUM + " (bin/test installs it)");
    var playwright = Playwright.create();
    return new TestBrowser(
        playwright,
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(CHROMIUM)
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-quic",
                            "--disable-dev-shm-usage",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync"))));
  }

  /** A window of a size in CSS pixels, with nobody signed in. */
  public Page window(int width, ColorScheme scheme, List<String> complaints) {
    return window(width, scheme, complaints, null);
  }

  /**
   * A window of a size in CSS pixels; what its console says of errors and warnings, those of the
   * content security policy among them, is added to the complaints.
   *
   * @param cookies what another window's context gave as its storage state; null = none
   */
  public Page window(
      int width, ColorScheme scheme, List<String> complaints, @Nullable String cookies) {
    var options =
        new Browser.NewContextOptions()
            .setViewportSize(width, width < 500 ? 844 : 900)
            .setColorScheme(scheme);
    if (cookies != null) options.setStorageState(cookies);
    var page = browser.newContext(options).newPage();
    page.setDefaultTimeout(15_000);
    // The first look at some pages works out what the others keep; two processes share the machine.
    page.setDefaultNavigationTimeout(60_000);
    page.onConsoleMessage(message -> {
      if (message.type().equals("error") || message.type().equals("warning")) {
        complaints.add(page.url() + ": " + message.text());
      }
    });
    page.onPageError(error -> complaints.add(page.url() + ": " + error));
    return page;
  }

  @Override
  public void close() {
    playwright.close();
  }
}
