package io.beachhead.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Senders that give a batch up only once it is acknowledged, as SDKs do, and remember what was. */
final class EventSenders implements AutoCloseable {
  private static final int BATCH = 50;

  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
  private final List<Thread> threads = new ArrayList<>();
  private final AtomicInteger batches = new AtomicInteger();
  private final URI address;
  private volatile boolean stopping;

  final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  final AtomicInteger refused = new AtomicInteger();

  EventSenders(String url, int senders) {
    address = URI.create(url + "/v1/batch");
    for (int i = 0; i < senders; i++) {
      threads.add(Thread.ofVirtual().start(this::send));
    }
  }

  private void send() {
    while (!stopping) {
      int batch = batches.getAndIncrement();
      var ids = IntStream.range(0, BATCH).mapToObj(i -> "m-" + batch + "-" + i).toList();
      var body =
          ids.stream()
              .map(id ->
                  "{\"type\":\"track\",\"messageId\":\"%s\",\"userId\":\"u%d\",\"event\":\"Did\"}"
                      .formatted(id, batch % 100))
              .collect(Collectors.joining(",", "{\"batch\":[", "]}"));
      while (!deliver(body)) {
        if (stopping) {
          return;
        }
        sleep();
      }
      acknowledged.addAll(ids);
    }
  }

  private boolean deliver(String body) {
    var request =
        HttpRequest.newBuilder(address)
            .timeout(Duration.ofSeconds(20))
            .header(
                "Authorization",
                "Basic "
                    + Base64.getEncoder()
                        .encodeToString((ProgramProcess.WRITE_KEY + ":").getBytes()))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      int status = client.send(request, BodyHandlers.ofString()).statusCode();
      if (status == 503) {
        refused.incrementAndGet();
      }
      return status == 200;
    } catch (IOException _) {
      return false; // the program is gone for the moment
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static void sleep() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits until so many more messages are acknowledged. */
  void awaitMore(int messages) throws InterruptedException {
    int wanted = acknowledged.size() + messages;
    long deadline = System.nanoTime() + Duration.ofMinutes(2).toNanos();
    while (acknowledged.size() < wanted) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError(
            "only %d of %d messages were acknowledged".formatted(acknowledged.size(), wanted));
      }
      Thread.sleep(10);
    }
  }

  /** Every sender ends after the batch it is at, acknowledged or not. */
  @Override
  public void close() throws InterruptedException {
    stopping = true;
    for (var thread : threads) {
      thread.join();
    }
    client.close();
  }
}
