package io.beachhead.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.beachhead.store.DataFolder;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Power cuts and a full disk while events come in, on the real program. */
class EventCrashTest {
  private static final int KILLS = 10;
  private static final int SENDERS = 8;

  @TempDir Path temp;

  @Test
  void everyAcknowledgedMessageIsThereExactlyOnceAfterTenKills() throws Exception {
    var folder = new DataFolder(temp.resolve("data"));
    int port = freePort();
    var random = new Random(7);
    try (var senders = new EventSenders("http://localhost:" + port, SENDERS)) {
      for (int kill = 0; kill < KILLS; kill++) {
        try (var program = ProgramProcess.serveAt(folder, port)) {
          senders.awaitMore(200 + random.nextInt(3_000));
          program.kill();
          assertThat(program.temporary()).isDirectoryNotContaining("glob:**/libduckdb*");
        }
        if (kill % 5 == 0) {
          assertThat(StoredMessages.count(folder).keySet())
              .as("after kill %d", kill + 1)
              .containsAll(new HashSet<>(senders.acknowledged));
        }
      }
      try (var program = ProgramProcess.serveAt(folder, port)) {
        senders.awaitMore(1_000);
        senders.close();
        assertThat(program.stop()).isEqualTo(143);
      }
      assertEachOnce(StoredMessages.count(folder), senders);
    }
  }

  private static void assertEachOnce(Map<String, Integer> stored, EventSenders senders) {
    assertThat(stored.keySet()).containsAll(senders.acknowledged);
    assertThat(stored.entrySet()).filteredOn(entry -> entry.getValue() > 1).isEmpty();
  }

  @Test
  void aFullDiskAcknowledgesNothingAndIsOverOnceThereIsRoom() throws Exception {
    var disk = Files.createDirectory(temp.resolve("disk"));
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=40m", "tmpfs", disk.toString()) == 0,
        "skipped: a small disk can only be mounted by root");
    try {
      var folder = new DataFolder(disk.resolve("data"));
      var ballast = disk.resolve("ballast");
      try (var program = ProgramProcess.serve(folder);
          var senders = new EventSenders(program.url(), SENDERS)) {
        senders.awaitMore(2_000);
        fill(ballast);
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (senders.refused.get() < 20 && System.nanoTime() < deadline) {
          Thread.sleep(50);
        }
        assertThat(senders.refused.get()).as("answers 503").isGreaterThanOrEqualTo(20);
        int acknowledged = senders.acknowledged.size();
        Files.delete(ballast);

        senders.awaitMore(2_000);
        assertThat(senders.acknowledged.size()).isGreaterThan(acknowledged);
        senders.close();
        assertThat(program.open("/health").statusCode()).isEqualTo(200);
        assertThat(program.stop()).isEqualTo(143);
        assertEachOnce(StoredMessages.count(folder), senders);
      }
    } finally {
      assertThat(run("umount", disk.toString())).isZero();
    }
  }

  /** Takes every byte there is. */
  private static void fill(Path ballast) {
    try (var out = Files.newOutputStream(ballast)) {
      var block = new byte[64 * 1024];
      while (true) {
        out.write(block);
      }
    } catch (IOException full) {
      assertThat(full).hasMessageContaining("space");
    }
  }

  private static int run(String... command) throws IOException, InterruptedException {
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getInputStream().readAllBytes();
    return process.waitFor();
  }

  static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
