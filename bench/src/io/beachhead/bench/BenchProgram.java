package io.beachhead.bench;

import io.beachhead.App;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole program in the benchmark's process, asked over HTTP as a browser asks it. */
final class BenchProgram implements AutoCloseable {
  static final String WRITE_KEY = "bench-write-key-0123456789";

  private static final String KEY = "bench-admin-key-0123456789";

  private final Path data;
  private final ConfigurableApplicationContext context;
  private final HttpClient client = HttpClient.newHttpClient();

  private BenchProgram(Path data, ConfigurableApplicationContext context) {
    this.data = data;
    this.context = context;
  }

  static BenchProgram start() throws IOException {
    var data = Files.createTempDirectory("beachhead-bench");
    return new BenchProgram(
        data,
        new SpringApplicationBuilder(App.class)
            .run(
                "--server.port=0",
                "--beachhead.data=" + data,
                "--beachhead.announce-set-up=false",
                "--BEACHHEAD_API_KEY=" + KEY,
                "--BEACHHEAD_WRITE_KEY=" + WRITE_KEY));
  }

  /** The body; any status but success is an error, for a fast refusal is no result. */
  String get(String path) throws IOException, InterruptedException {
    return send(request(path).GET().build());
  }

  String post(String path, String type, String body) throws IOException, InterruptedException {
    return send(
        request(path)
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  String put(String path, String json) throws IOException, InterruptedException {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofString(json))
            .build());
  }

  String postFile(String path, Path file) throws IOException, InterruptedException {
    return send(
        request(path)
            .header("Content-Type", "text/csv")
            .POST(HttpRequest.BodyPublishers.ofFile(file))
            .build());
  }

  /** For what takes too long over HTTP. */
  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  void empty() throws IOException, InterruptedException {
    send(request("/api/workspace/data").DELETE().build());
  }

  int port() {
    return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port() + path))
        .header("Authorization", "Bearer " + KEY);
  }

  private String send(HttpRequest request) throws IOException, InterruptedException {
    var answer = client.send(request, BodyHandlers.ofString());
    if (answer.statusCode() / 100 != 2) {
      throw new IllegalStateException(request.uri() + " answered " + answer.body());
    }
    return answer.body();
  }

  @Override
  public void close() throws IOException {
    client.shutdownNow();
    context.close();
    try (var files = Files.walk(data)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
