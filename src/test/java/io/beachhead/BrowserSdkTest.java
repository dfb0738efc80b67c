package io.beachhead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.options.ColorScheme;
import com.sun.net.httpserver.SimpleFileServer;
import com.sun.net.httpserver.SimpleFileServer.OutputLevel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;

/** The browser SDK as its maker publishes it, on a page of another origin. */
@Tag("browser")
@TestWorkspace
class BrowserSdkTest {
  private static final Path SDK =
      Path.of("target/sdks/node_modules/@segment/analytics-next/dist/umd").toAbsolutePath();

  @Autowired TestClient client;
  @TempDir Path site;

  @Test
  void deliversFromAPageOfAnotherOrigin() throws Exception {
    assumeTrue(Files.isDirectory(SDK), "skipped: no " + SDK + " (bin/test installs the SDKs)");
    client.emptyWorkspace();
    var server = client.uri("").toString();
    FileSystemUtils.copyRecursively(SDK, site.resolve("sdk"));
    Files.writeString(
        site.resolve("index.html"),
        """
        <!doctype html><title>Product</title><h1>Product</h1>
        <script src="/sdk/index.js"></script>
        <script>
          const analytics = AnalyticsNext.AnalyticsBrowser.load(
            { writeKey: '%s', cdnURL: '%s' },
            { integrations: { 'Segment.io': { apiHost: '%s/v1', protocol: 'http' } } })
          analytics.page('Pricing')
          analytics.track('Board created', { template: 'launch' })
          analytics.identify('ada', { email: 'ada@acme.example' })
          analytics.group('acme')
          analytics.track('Invited').then(() => document.title = 'Delivered')
        </script>
        """
            .formatted(TestWorkspace.WRITE_KEY, server, server.replace("http://", "")));
    var files =
        SimpleFileServer.createFileServer(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), site, OutputLevel.NONE);
    files.start();
    var complaints = new ArrayList<String>();
    try (var browser = TestBrowser.open();
        var page = browser.window(800, ColorScheme.LIGHT, complaints)) {
      page.navigate("http://127.0.0.1:" + files.getAddress().getPort() + "/index.html");
      page.waitForFunction("document.title === 'Delivered'");
      awaitEvents(5);
    } finally {
      files.stop(0);
    }
    assertThat(texts(client.getJson("/api/events?person=ada").get("items"), "type"))
        .as("what the visitor did before is ada's")
        .containsExactlyInAnyOrder("page", "track", "identify", "group", "track");
    assertThat(texts(client.getJson("/api/events?account=acme").get("items"), "event"))
        .containsExactlyInAnyOrder("Page viewed", "Board created", "Invited");
    assertThat(client.getJson("/api/events/rejected").get("items").size()).isZero();
    assertThat(complaints).filteredOn(said -> said.contains("CORS")).isEmpty();
  }

  private void awaitEvents(int events) throws InterruptedException {
    long deadline = System.nanoTime() + 30_000_000_000L;
    while (client.getJson("/api/events").get("items").size() < events) {
      assertThat(System.nanoTime()).as("events arrive").isLessThan(deadline);
      Thread.sleep(50);
    }
  }

  private static List<String> texts(JsonNode items, String field) {
    return items.valueStream().map(item -> item.get(field).stringValue()).toList();
  }
}
