package io.beachhead.cli;

import io.beachhead.store.DataFolder;
import io.beachhead.store.DataFolderLock;
import io.beachhead.store.WorkspaceFiles;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.boot.web.server.servlet.ConfigurableServletWebServerFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;

/** The web application as a process: takes the data folder, starts, says where, waits. */
final class WebProgram {
  /** What people open first; the training run asks for them so that their code is in the cache. */
  private static final List<String> FIRST_PAGES =
      List.of(
          "/",
          "/health",
          "/value-map",
          "/segments",
          "/accounts",
          "/requests",
          "/roadmap",
          "/funnel",
          "/retention",
          "/usage",
          "/revenue",
          "/happiness",
          "/sources",
          "/settings",
          "/api/segmentations",
          "/api/value-map");

  private final Class<?> application;
  private final DataFolder folder;
  private final ServerAddress address;
  private final Mode mode;

  enum Mode {
    SERVE,
    DEMO,
    /** For a command that needs the workspace for a moment: says nothing, invites nobody. */
    FOR_ONE_COMMAND
  }

  /**
   * The program, started.
   *
   * @param url where it answers
   * @param key an administrator's, of this process alone
   */
  record Running(
      ConfigurableApplicationContext context, DataFolderLock lock, String url, String key)
      implements AutoCloseable {
    @Override
    public void close() throws IOException {
      context.close();
      lock.close();
    }
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
    try (var running = start()) {
      var stopped = new CountDownLatch(1);
      running
          .context()
          .addApplicationListener(event -> {
            if (event instanceof ContextClosedEvent) {
              stopped.countDown();
            }
          });
      out.printf(
          Locale.ROOT,
          "Beachhead %s answers at %s%s (data in %s, started in %.1f s). Ctrl-C stops it.%n",
          BeachheadCommand.Version.number(),
          running.url(),
          mode == Mode.DEMO ? ", signed in, with sample data" : "",
          folder.root(),
          sinceProcessStart().toMillis() / 1000.0);
      out.flush();
      stopped.await();
    }
    return ExitCode.DONE.number();
  }

  /**
   * Starts, asks for the first pages once and stops: what the launcher records.
   *
   * @return whether every page could be shown
   */
  boolean openPagesOnce(PrintWriter out) throws IOException, InterruptedException {
    boolean shown = true;
    try (var running = start();
        var client = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build()) {
      for (var page : FIRST_PAGES) {
        var request = HttpRequest.newBuilder(URI.create(running.url() + page));
        if (page.startsWith("/api/")) {
          request.header("Authorization", "Bearer " + running.key());
        }
        int status = client.send(request.build(), BodyHandlers.discarding()).statusCode();
        out.println(page + " " + status);
        shown &= status == HttpURLConnection.HTTP_OK;
      }
    }
    return shown;
  }

  /** Takes the data folder and starts; the caller closes what comes back. */
  Running start() throws IOException {
    var lock = takeFolder();
    try {
      var key = newKey();
      var context = context(key);
      // Ctrl-C and SIGTERM end in Spring's shutdown hook, which calls this after the last request.
      SpringApplication.getShutdownHandlers().add(() -> release(lock));
      var url = address.url(port(context));
      lock.announce(url, key);
      return new Running(context, lock, url, key);
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private DataFolderLock takeFolder() throws IOException {
    var lock = DataFolderLock.take(folder);
    try {
      if (mode == Mode.DEMO) {
        DemoFolder.claim(folder);
      }
      var obstacle = new WorkspaceFiles(folder).obstacle();
      if (obstacle.isPresent()) {
        throw new Refusal(ExitCode.FAILED, obstacle.get());
      }
      return lock;
    } catch (IOException | Refusal e) {
      lock.close();
      throw e;
    }
  }

  /** A folder the server would otherwise leave among the machine's temporary files when killed. */
  private record DocumentRoot(File folder)
      implements WebServerFactoryCustomizer<ConfigurableServletWebServerFactory> {
    @Override
    public void customize(ConfigurableServletWebServerFactory server) {
      server.setDocumentRoot(folder);
    }
  }

  private ConfigurableApplicationContext context(String key) throws IOException {
    var documents =
        new DocumentRoot(Files.createDirectory(folder.server().resolve("root")).toFile());
    return new SpringApplicationBuilder(application)
        // What the build worked out ahead of time bears its name.
        .main(application)
        .web(WebApplicationType.SERVLET)
        .initializers(context -> {
          context.getBeanFactory().registerSingleton("documentRoot", documents);
          if (mode == Mode.DEMO) {
            context.getBeanFactory().registerSingleton("demoSample", loadSample(context, key));
          }
        })
        .run(
            "--beachhead.data=" + folder.root(),
            "--beachhead.demo=" + (mode == Mode.DEMO),
            "--beachhead.announce-set-up=" + (mode == Mode.SERVE),
            "--beachhead.local-key=" + key,
            "--server.tomcat.basedir=" + folder.server(),
            "--server.port=" + address.port(),
            "--server.address=" + address.address().getHostAddress());
  }

  /** Runs before the program calls itself ready, so nobody finds the demo without its company. */
  private ApplicationRunner loadSample(ConfigurableApplicationContext context, String key) {
    return _ -> DemoSample.load(address.url(port(context)), key);
  }

  private static String newKey() {
    var bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
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
      throw new UncheckedIOException(e);
    }
  }
}
