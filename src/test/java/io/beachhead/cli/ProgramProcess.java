package io.beachhead.cli;

import io.beachhead.store.DataFolder;
import io.beachhead.store.DataFolderLock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.springframework.util.FileSystemUtils;

/** The real program as a process of its own, so that it can be killed and starved. */
final class ProgramProcess implements AutoCloseable {
  static final String WRITE_KEY = "process-test-write-key-0123456789";

  private static final String KEY = "process-test-key-0123456789";
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Process process;
  private final String url;

  /** What the program unpacks for itself, and leaves behind when it is killed. */
  private final Path temporary;

  private final HttpClient client = HttpClient.newHttpClient();

  private ProgramProcess(Process process, String url, Path temporary) {
    this.process = process;
    this.url = url;
    this.temporary = temporary;
  }

  static ProgramProcess serve(DataFolder folder) throws Exception {
    return serve(folder, "exec", 0);
  }

  /** Serves at a port, so that a successor can be found at the same address. */
  static ProgramProcess serveAt(DataFolder folder, int port) throws Exception {
    return serve(folder, "exec", port);
  }

  /** Serves with no file growing beyond a limit: what a full disk looks like, without a disk. */
  static ProgramProcess serveWithFilesUpTo(DataFolder folder, int kibibytes) throws Exception {
    return serve(folder, "ulimit -f " + kibibytes + "; exec", 0);
  }

  private static ProgramProcess serve(DataFolder folder, String shell, int port) throws Exception {
    var temporary = Files.createTempDirectory("program");
    var command = new ArrayList<>(List.of("bash", "-c", shell + " \"$@\"", "bash"));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx512m",
            "-Djava.io.tmpdir=" + temporary,
            "-cp",
            System.getProperty("java.class.path"),
            "io.beachhead.Program",
            "serve",
            "--port",
            Integer.toString(port),
            "--data",
            folder.root().toString()));
    var log = Files.createDirectories(folder.root()).resolveSibling("process.log");
    var builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().put("BEACHHEAD_API_KEY", KEY);
    builder.environment().put("BEACHHEAD_WRITE_KEY", WRITE_KEY);
    // Enough to be killed in the middle of, and soon at its end.
    builder.environment().put("BEACHHEAD_SAMPLE_DAYS", "90");
    var process = builder.start();
    var deadline = Instant.now().plus(PATIENCE);
    while (Instant.now().isBefore(deadline)) {
      // What a killed predecessor wrote stays until the new program has described itself.
      var address =
          DataFolderLock.holder(folder)
              .filter(holder -> holder.pid() == process.pid())
              .map(DataFolderLock.Holder::address);
      if (address.isPresent()) {
        return new ProgramProcess(process, address.get(), temporary);
      }
      if (!process.isAlive()) {
        throw new AssertionError("the program ended: " + Files.readString(log));
      }
      Thread.sleep(100);
    }
    process.destroyForcibly();
    throw new AssertionError("the program did not start: " + Files.readString(log));
  }

  CompletableFuture<HttpResponse<String>> importing(String kind, Path file) throws IOException {
    var request =
        HttpRequest.newBuilder(URI.create(url + "/api/imports/" + kind))
            .header("Authorization", "Bearer " + KEY)
            .header("Content-Type", "text/csv")
            .POST(HttpRequest.BodyPublishers.ofFile(file))
            .build();
    return client.sendAsync(request, BodyHandlers.ofString());
  }

  /** POST without a body. */
  CompletableFuture<HttpResponse<String>> posting(String path) {
    var request =
        HttpRequest.newBuilder(URI.create(url + path))
            .header("Authorization", "Bearer " + KEY)
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    return client.sendAsync(request, BodyHandlers.ofString());
  }

  /** POST of JSON with the write key, as an SDK does. */
  HttpResponse<String> sending(String path, String json) throws IOException, InterruptedException {
    var basic =
        Base64.getEncoder().encodeToString((WRITE_KEY + ":").getBytes(StandardCharsets.US_ASCII));
    var request =
        HttpRequest.newBuilder(URI.create(url + path))
            .header("Authorization", "Basic " + basic)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build();
    return client.send(request, BodyHandlers.ofString());
  }

  HttpResponse<String> open(String path) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(url + path))
            .header("Authorization", "Bearer " + KEY)
            .build();
    return client.send(request, BodyHandlers.ofString());
  }

  String url() {
    return url;
  }

  Path temporary() {
    return temporary;
  }

  /** kill -9: no handler runs, nothing is flushed by the program. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** SIGTERM; returns the exit code. */
  int stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      throw new AssertionError("the program did not stop within a minute");
    }
    return process.exitValue();
  }

  @Override
  public void close() throws IOException {
    client.shutdownNow();
    try {
      kill();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    FileSystemUtils.deleteRecursively(temporary);
  }
}
