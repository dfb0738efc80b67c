package io.beachhead.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.segment.analytics.Analytics;
import com.segment.analytics.Callback;
import com.segment.analytics.messages.Message;
import com.segment.analytics.messages.TrackMessage;
import io.beachhead.store.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The SDKs as their makers publish them deliver everything they are given through a restart of the
 * server in the middle, each message once.
 */
class SdkDeliveryTest {
  private static final Path MODULES = Path.of("target/sdks/node_modules").toAbsolutePath();
  private static final int MESSAGES = 400;
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  @TempDir Path temp;

  @Test
  void analyticsJavaDeliversEverythingThroughARestart() throws Exception {
    deliversEverything("Sent by java", SdkDeliveryTest::sendWithJava);
  }

  @Test
  void analyticsNodeDeliversEverythingThroughARestart() throws Exception {
    assumeTrue(
        Files.isDirectory(MODULES), "skipped: no " + MODULES + " (bin/test installs the SDKs)");
    deliversEverything("Sent by node", this::sendWithNode);
  }

  @FunctionalInterface
  private interface Sdk {
    /** Sends numbers 0 to {@value #MESSAGES}; returns once it believes all delivered. */
    void send(String url) throws Exception;
  }

  private void deliversEverything(String event, Sdk sdk) throws Exception {
    var folder = new DataFolder(temp.resolve("data"));
    int port = EventCrashTest.freePort();
    CompletableFuture<Void> sending;
    try (var program = ProgramProcess.serveAt(folder, port)) {
      sending =
          CompletableFuture.runAsync(() -> {
            try {
              sdk.send("http://localhost:" + port);
            } catch (Exception e) {
              throw new IllegalStateException(e);
            }
          });
      awaitEvents(program, 50);
      program.kill();
    }
    assertThat(sending).as("the restart is in the middle").isNotDone();
    try (var program = ProgramProcess.serveAt(folder, port)) {
      sending.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      assertThat(program.stop()).isEqualTo(143);
    }
    assertThat(StoredMessages.numbers(folder, event))
        .containsExactlyElementsOf(IntStream.range(0, MESSAGES).boxed().toList());
  }

  /** So that some have been delivered before the restart. */
  private static void awaitEvents(ProgramProcess program, int events) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (program.open("/api/events?limit=1000").body().split("\"messageId\"").length <= events) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      Thread.sleep(50);
    }
  }

  private static void sendWithJava(String url) throws Exception {
    var delivered = new AtomicInteger();
    var lost = new AtomicInteger();
    var analytics =
        Analytics.builder(ProgramProcess.WRITE_KEY)
            .endpoint(url)
            .flushQueueSize(20)
            .flushInterval(1, TimeUnit.SECONDS)
            .callback(
                new Callback() {
                  @Override
                  public void success(Message message) {
                    delivered.incrementAndGet();
                  }

                  @Override
                  public void failure(Message message, Throwable throwable) {
                    lost.incrementAndGet();
                  }
                })
            .build();
    for (int n = 0; n < MESSAGES; n++) {
      analytics.enqueue(
          TrackMessage.builder("Sent by java").userId("java-" + n % 7).properties(Map.of("n", n)));
      Thread.sleep(10);
    }
    analytics.flush();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (delivered.get() + lost.get() < MESSAGES && System.nanoTime() < deadline) {
      Thread.sleep(50);
    }
    analytics.shutdown();
    assertThat(lost.get()).as("given up by the SDK").isZero();
  }

  private void sendWithNode(String url) throws IOException, InterruptedException {
    var log = temp.resolve("node.log").toFile();
    var process =
        new ProcessBuilder(
                List.of(
                    "node",
                    Path.of("src/test/node/send.mjs").toAbsolutePath().toString(),
                    MODULES.getParent().toString(),
                    url,
                    ProgramProcess.WRITE_KEY,
                    Integer.toString(MESSAGES)))
            .redirectErrorStream(true)
            .redirectOutput(log)
            .start();
    try {
      assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).as(Files.readString(log.toPath())).isZero();
    } finally {
      process.destroyForcibly();
    }
  }
}
