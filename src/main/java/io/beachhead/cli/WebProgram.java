package io.beachhead.cli;

import io.beachhead.store.DataFolder;
import io.beachhead.store.DataFolderLock;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;

/** The web application as a process: takes the data folder, starts, says where, waits. */
final class WebProgram {
  /** What people open first; the training run asks for them so that their code is in the cache. */
  private static final List<String> FIRST_PAGES =
      List.of("/", "/health", "/value-map", "/segments", "/accounts", "/roadmap", "/api/samples");

  private final Class<?> application;
  private final DataFolder folder;
  private final ServerAddress address;
  private final Mode mode;

  enum Mode {
    SERVE,
    DEMO
  }

  WebProgram(Class<?> application, DataFolder folder, ServerAddress address, Mode mode) {
    this.application = application;
    this.folder = folder;
    this.address = address;
    this.mode = mode;
  }

  /** Returns when the program was told to stop and has finished the requests it was answering. */
  int runUntilStopped(PrintWriter out) throws IOException, InterruptedException {
    address.refuseIfTaken();
    var lock = takeFolder();
    // Ctrl-C and SIGTERM end in Spring's shutdown hook, which calls this after the last request.
    SpringApplication.getShutdownHandlers().add(() -> release(lock));
    try (var context = start()) {
      var stopped = new CountDownLatch(1);
      context.addApplicationListener(event -> {
        if (event instanceof ContextClosedEvent) {
          stopped.countDown();
        }
      });
      var url = address.url(port(context));
      lock.announce(url);
      out.printf(
          Locale.ROOT,
          "Beachhead %s answers at %s%s (data in %s, started in %.1f s). Ctrl-C stops it.%n",
          BeachheadCommand.Version.number(),
          url,
          mode == Mode.DEMO ? ", signed in, with sample data" : "",
          folder.root(),
          sinceProcessStart().toMillis() / 1000.0);
      out.flush();
      stopped.await();
    } finally {
      release(lock);
    }
    return ExitCode.DONE.number();
  }

  /** Starts, asks for the first pages once and stops: what the launcher records. */
  void openPagesOnce(PrintWriter out) throws IOException, InterruptedException {
    try (var lock = takeFolder();
        var context = start();
        var client = HttpClient.newHttpClient()) {
      var url = address.url(port(context));
      lock.announce(url);
      for (var page : FIRST_PAGES) {
        var request = HttpRequest.newBuilder(URI.create(url + page)).build();
        out.println(page + " " + client.send(request, BodyHandlers.discarding()).statusCode());
      }
    }
  }

  private DataFolderLock takeFolder() throws IOException {
    var lock = DataFolderLock.take(folder);
    try {
      if (mode == Mode.DEMO) {
        DemoFolder.claim(folder);
      }
      return lock;
    } catch (IOException | Refusal e) {
      lock.close();
      throw e;
    }
  }

  private ConfigurableApplicationContext start() {
    return new SpringApplicationBuilder(application)
        .web(WebApplicationType.SERVLET)
        .run(
            "--beachhead.data=" + folder.root(),
            "--beachhead.demo=" + (mode == Mode.DEMO),
            "--server.port=" + address.port(),
            "--server.address=" + address.address().getHostAddress());
  }

  private static int port(ConfigurableApplicationContext context) {
    var server = ((WebServerApplicationContext) context).getWebServer();
    if (server == null) {
      throw new IllegalStateException("the web server did not start");
    }
    return server.getPort();
  }

  private static Duration sinceProcessStart() {
    return ProcessHandle.current()
        .info()
        .startInstant()
        .map(started -> Duration.between(started, Instant.now()))
        .orElse(Duration.ZERO);
  }

  private static void release(DataFolderLock lock) {
    try {
      lock.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
