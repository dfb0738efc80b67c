import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Uses a running program for a while in every way at once, under a bounded load, and compares at
 * the end what was sent with what is there. Started by {@code bin/soak}.
 */
final class Soak {
  private static final int EVENTS_A_BATCH = 100;
  private static final int ACCOUNTS_AN_IMPORT = 200;

  /** What memory may grow by in the last third, where the data grows all the time. */
  private static final double MEMORY_GROWTH = 1.15;

  private static final long MEMORY_SLACK_MB = 48;
  private static final long FILES_SLACK = 24;

  /** How often one request is sent while the program says that it is too busy. */
  private static final int ATTEMPTS = 5;

  private static final List<String> QUESTIONS =
      List.of(
          "/",
          "/accounts",
          "/value-map",
          "/segments",
          "/sources",
          "/api/accounts?limit=50",
          "/api/events?limit=50",
          "/api/value-map",
          "/health");

  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(20)).build();
  private final String url;
  private final String key;
  private final String writeKey;
  private final Path process;
  private final Instant end;

  private final AtomicLong events = new AtomicLong();
  private final AtomicLong accounts = new AtomicLong();
  private final ConcurrentHashMap<String, AtomicLong> done = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<String, AtomicLong> failures = new ConcurrentHashMap<>();
  private final AtomicLong turnedAway = new AtomicLong();
  private final List<Sample> samples = new ArrayList<>();

  private record Sample(long second, long megabytes, long files) {}

  @FunctionalInterface
  private interface Act {
    void run(long round) throws Exception;
  }

  private Soak(String url, String key, String writeKey, long pid, Duration length) {
    this.url = url;
    this.key = key;
    this.writeKey = writeKey;
    this.process = Path.of("/proc", Long.toString(pid));
    this.end = Instant.now().plus(length);
  }

  public static void main(String[] arguments) throws Exception {
    var soak =
        new Soak(
            arguments[0],
            arguments[1],
            arguments[2],
            Long.parseLong(arguments[3]),
            Duration.ofSeconds(Math.round(60 * Double.parseDouble(arguments[4]))));
    System.exit(soak.run() ? 0 : 1);
  }

  private boolean run() throws Exception {
    var began = Instant.now();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      threads.submit(() -> repeat("ingestion", 250, this::send));
      threads.submit(() -> repeat("questions", 500, this::ask));
      threads.submit(() -> repeat("imports", 5_000, this::bring));
      threads.submit(() -> repeat("exports of accounts", 7_000, this::takeAccounts));
      threads.submit(() -> repeat("exports of events", 15_000, this::takeEvents));
      threads.submit(() -> repeat("backups", 60_000, this::backUp));
      while (Instant.now().isBefore(end)) {
        sample(Duration.between(began, Instant.now()).toSeconds());
        Thread.sleep(5_000);
      }
    }
    return report(Duration.between(began, Instant.now()));
  }

  private void repeat(String what, long everyMilliseconds, Act act) {
    for (long round = 0; Instant.now().isBefore(end); round++) {
      try {
        act.run(round);
        done.computeIfAbsent(what, _ -> new AtomicLong()).incrementAndGet();
      } catch (Exception e) {
        failures
            .computeIfAbsent(what + ": " + e.getMessage(), _ -> new AtomicLong())
            .incrementAndGet();
      }
      try {
        Thread.sleep(everyMilliseconds);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private void send(long round) throws IOException, InterruptedException {
    var batch = new StringBuilder("{\"batch\":[");
    for (int i = 0; i < EVENTS_A_BATCH; i++) {
      batch
          .append(i == 0 ? "" : ",")
          .append(
              "{\"type\":\"track\",\"event\":\"Soaked %d\",\"userId\":\"user-%d\",\"messageId\":\"soak-%d-%d\",\"properties\":{\"round\":%d}}"
                  .formatted(i % 12, (round + i) % 500, round, i, round));
    }
    var basic =
        Base64.getEncoder().encodeToString((writeKey + ":").getBytes(StandardCharsets.US_ASCII));
    var request =
        HttpRequest.newBuilder(URI.create(url + "/v1/batch"))
            .header("Authorization", "Basic " + basic)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(batch.append("]}").toString()))
            .build();
    expectOk("/v1/batch", send(request, BodyHandlers.ofString()));
    events.addAndGet(EVENTS_A_BATCH);
  }

  private void ask(long round) throws IOException, InterruptedException {
    get(QUESTIONS.get((int) (round % QUESTIONS.size())));
  }

  private void bring(long round) throws IOException, InterruptedException {
    var csv = new StringBuilder("id,name,industry\n");
    for (int i = 0; i < ACCOUNTS_AN_IMPORT; i++) {
      csv.append("soak-%d-%d,Account %d of %d,Testing\n".formatted(round, i, i, round));
    }
    var request =
        request("/api/imports/accounts")
            .header("Content-Type", "text/csv")
            .POST(BodyPublishers.ofString(csv.toString()))
            .build();
    expectOk("/api/imports/accounts", send(request, BodyHandlers.ofString()));
    accounts.addAndGet(ACCOUNTS_AN_IMPORT);
  }

  private void takeAccounts(long round) throws IOException, InterruptedException {
    rows("/api/export/accounts.csv", 1);
  }

  private void takeEvents(long round) throws IOException, InterruptedException {
    rows("/sources/events.ndjson", 0);
  }

  private void backUp(long round) throws IOException, InterruptedException {
    var request = request("/api/workspace/backup").build();
    var answer = send(request, BodyHandlers.ofByteArray());
    if (answer.statusCode() != 200 || answer.body()[0] != 'P') {
      throw new IOException("/api/workspace/backup answered " + answer.statusCode());
    }
  }

  /** The records of a download, which must be as many as it announced. */
  private long rows(String path, int headers) throws IOException, InterruptedException {
    var answer = send(request(path).build(), BodyHandlers.ofLines());
    if (answer.statusCode() != 200) {
      throw new IOException(path + " answered " + answer.statusCode());
    }
    long rows = answer.body().count() - headers;
    long announced = answer.headers().firstValueAsLong("Beachhead-Rows").orElse(-1);
    if (rows != announced) {
      throw new IOException(path + " has another number of rows than it announced");
    }
    return rows;
  }

  private void get(String path) throws IOException, InterruptedException {
    expectOk(path, send(request(path).build(), BodyHandlers.ofString()));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url + path))
        .timeout(Duration.ofMinutes(5))
        .header("Authorization", "Bearer " + key);
  }

  /**
   * Sends, and sends again as long as the program is too busy and says when to come back: what a
   * client is told to do, so it is no failure.
   */
  private <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> body)
      throws IOException, InterruptedException {
    for (int attempt = 1; ; attempt++) {
      var answer = client.send(request, body);
      var comeBack = answer.headers().firstValueAsLong("Retry-After");
      if (answer.statusCode() != 503 || comeBack.isEmpty() || attempt == ATTEMPTS) {
        return answer;
      }
      turnedAway.incrementAndGet();
      Thread.sleep(Duration.ofSeconds(comeBack.getAsLong()));
    }
  }

  private static void expectOk(String path, HttpResponse<String> answer) throws IOException {
    if (answer.statusCode() != 200) {
      throw new IOException(path + " answered " + answer.statusCode());
    }
  }

  private void sample(long second) throws IOException {
    long kilobytes = 0;
    for (var line : Files.readAllLines(process.resolve("status"))) {
      if (line.startsWith("VmRSS:")) {
        kilobytes = Long.parseLong(line.replaceAll("\\D", ""));
      }
    }
    try (var files = Files.list(process.resolve("fd"))) {
      samples.add(new Sample(second, kilobytes / 1024, files.count()));
    }
  }

  private boolean report(Duration length) throws IOException, InterruptedException {
    System.out.printf(Locale.ROOT, "Soak of %.1f minutes%n%n", length.toSeconds() / 60.0);
    System.out.println("  second   memory MB   open files");
    int step = Math.max(1, samples.size() / 20);
    for (int i = 0; i < samples.size(); i += step) {
      var it = samples.get(i);
      System.out.printf("  %6d   %9d   %10d%n", it.second, it.megabytes, it.files);
    }
    System.out.println();
    done.entrySet().stream()
        .sorted(java.util.Map.Entry.comparingByKey())
        .forEach(it -> System.out.printf("  %-20s %,8d done%n", it.getKey(), it.getValue().get()));
    System.out.printf("  turned away for a while, and sent again: %,d%n", turnedAway.get());
    failures.forEach(
        (what, times) -> System.out.printf("  FAILED %,d times: %s%n", times.get(), what));
    System.out.println();
    boolean good = failures.isEmpty();
    good &= verdict("events", events.get(), rows("/sources/events.ndjson", 0));
    good &= verdict("accounts", accounts.get(), rows("/api/export/accounts.csv", 1));
    int third = samples.size() / 3;
    var middle = samples.subList(third, 2 * third);
    var last = samples.subList(2 * third, samples.size());
    long memoryThen = median(middle.stream().map(Sample::megabytes).toList());
    long memoryNow = median(last.stream().map(Sample::megabytes).toList());
    boolean memory = memoryNow <= memoryThen * MEMORY_GROWTH + MEMORY_SLACK_MB;
    System.out.printf(
        "  memory: %d MB in the middle third, %d MB in the last: %s%n",
        memoryThen, memoryNow, memory ? "flat" : "GROWS");
    long filesThen = median(middle.stream().map(Sample::files).toList());
    long filesNow = median(last.stream().map(Sample::files).toList());
    boolean files = filesNow <= filesThen + FILES_SLACK;
    System.out.printf(
        "  open files: %d in the middle third, %d in the last: %s%n",
        filesThen, filesNow, files ? "flat" : "GROW");
    good &= memory && files;
    System.out.println(good ? "\nPassed" : "\nFAILED");
    return good;
  }

  private static boolean verdict(String what, long sent, long there) {
    System.out.printf(
        "  %s: %,d acknowledged, %,d there: %s%n",
        what, sent, there, sent == there ? "nothing lost, nothing twice" : "DIFFERENT");
    return sent == there;
  }

  private static long median(List<Long> values) {
    var sorted = values.stream().sorted().toList();
    return sorted.isEmpty() ? 0 : sorted.get(sorted.size() / 2);
  }
}
