package io.beachhead.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.duckdb.DuckDBConnection;

/**
 * Events over HTTP with a durable acknowledgement, from 64 connections in the same process, so that
 * client and server share the machine. Beside it what the engine underneath does with as many rows
 * in commits of the same size from one thread, without HTTP, JSON, identities or deduplication; and
 * what the disk does with as many bytes appended and synced.
 */
public final class IngestionBench {
  private static final int CONNECTIONS = 64;
  private static final int BATCH = 100;
  private static final int WARM_UP_SECONDS = 10;
  private static final int EVENTS_PER_COMMIT = CONNECTIONS * BATCH;

  private static final AtomicLong NEXT = new AtomicLong();

  private IngestionBench() {}

  /**
   * @param arguments seconds to measure, 15 unless said; before each, as many again, at most 10, to
   *     warm up
   */
  public static void main(String[] arguments) throws Exception {
    int seconds = arguments.length == 0 ? 15 : Integer.parseInt(arguments[0]);
    try (var program = BenchProgram.start()) {
      run(program.port(), BATCH, Math.min(WARM_UP_SECONDS, seconds));
      report("batches of 100", run(program.port(), BATCH, seconds), BATCH, seconds);
      run(program.port(), 1, Math.min(WARM_UP_SECONDS, seconds));
      report("single calls", run(program.port(), 1, seconds), 1, seconds);
    }
    int rows = 100 * EVENTS_PER_COMMIT;
    peer("DuckDB's appender, %,d rows a commit".formatted(EVENTS_PER_COMMIT), rows, appender(rows));
    peer("a file, synced after as many rows", rows, file(rows));
  }

  /** Latencies of all requests in nanoseconds. */
  private static long[] run(int port, int batch, int seconds) throws InterruptedException {
    var latencies = new ConcurrentLinkedQueue<List<Long>>();
    long end = System.nanoTime() + seconds * 1_000_000_000L;
    var threads = new ArrayList<Thread>();
    for (int i = 0; i < CONNECTIONS; i++) {
      threads.add(Thread.ofVirtual().start(() -> latencies.add(connection(port, batch, end))));
    }
    for (var thread : threads) {
      thread.join();
    }
    return latencies.stream().flatMap(List::stream).mapToLong(Long::longValue).sorted().toArray();
  }

  private static List<Long> connection(int port, int batch, long end) {
    var latencies = new ArrayList<Long>();
    try (var socket = new Socket("localhost", port)) {
      socket.setTcpNoDelay(true);
      var in = new BufferedInputStream(socket.getInputStream());
      var out = socket.getOutputStream();
      while (System.nanoTime() < end) {
        var request = request(batch);
        long began = System.nanoTime();
        out.write(request);
        awaitSuccess(in);
        latencies.add(System.nanoTime() - began);
      }
    } catch (IOException e) {
      throw new IllegalStateException("a connection broke off", e);
    }
    return latencies;
  }

  private static byte[] request(int batch) {
    var body = new StringBuilder(batch * 300);
    if (batch > 1) {
      body.append("{\"batch\":[");
    }
    for (int i = 0; i < batch; i++) {
      body.append(i == 0 ? "" : ",").append(event(NEXT.getAndIncrement()));
    }
    if (batch > 1) {
      body.append("]}");
    }
    var key = Base64.getEncoder().encodeToString((BenchProgram.WRITE_KEY + ":").getBytes());
    return """
    POST /v1/%s HTTP/1.1\r
    Host: localhost\r
    Authorization: Basic %s\r
    Content-Type: application/json\r
    Content-Length: %d\r
    \r
    %s\
    """
        .formatted(batch > 1 ? "batch" : "track", key, body.length(), body)
        .getBytes(StandardCharsets.UTF_8);
  }

  /** Put together by hand: what the client computes, the server lacks. */
  private static String event(long n) {
    return "{\"type\":\"track\",\"messageId\":\"b-"
        + n
        + "\",\"userId\":\"user-"
        + n % 20_000
        + "\",\"event\":\"Event "
        + n % 40
        + "\",\"timestamp\":\"2026-05-04T10:00:00.000Z\",\"properties\":{\"plan\":\"pro\",\"items\":"
        + n % 17
        + "},\"context\":{\"groupId\":\"account-"
        + n % 500
        + "\",\"library\":{\"name\":\"bench\",\"version\":\"1\"}}}";
  }

  /** Reads one answer; anything but 200 ends the run, for a fast refusal is no result. */
  private static void awaitSuccess(InputStream in) throws IOException {
    var status = line(in);
    int length = -1;
    boolean chunked = false;
    for (var header = line(in); !header.isEmpty(); header = line(in)) {
      var lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Integer.parseInt(lower.substring(15).strip());
      }
      chunked |= lower.startsWith("transfer-encoding: chunked");
    }
    if (chunked) {
      for (int size = size(in); size > 0; size = size(in)) {
        in.skipNBytes(size + 2);
      }
      line(in);
    } else {
      in.skipNBytes(length);
    }
    if (!status.contains(" 200")) {
      throw new IOException("answered " + status);
    }
  }

  private static int size(InputStream in) throws IOException {
    return Integer.parseInt(line(in), 16);
  }

  private static String line(InputStream in) throws IOException {
    var line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new IOException("the connection was closed");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  private static void report(String what, long[] latencies, int batch, int seconds) {
    System.out.printf(
        Locale.ROOT,
        "%s, %d connections: %,d events/s, p50 %.0f ms, p99 %.0f ms, longest %.0f ms%n",
        what,
        CONNECTIONS,
        (long) latencies.length * batch / seconds,
        at(latencies, 0.5),
        at(latencies, 0.99),
        at(latencies, 1));
  }

  private static double at(long[] sorted, double share) {
    return sorted[(int) Math.min(sorted.length - 1L, (long) (sorted.length * share))] / 1e6;
  }

  private static void peer(String what, int rows, long nanos) {
    System.out.printf(Locale.ROOT, "%s: %,.0f rows/s%n", what, rows / (nanos / 1e9));
  }

  private static long appender(int rows) throws IOException, SQLException {
    var folder = Files.createTempDirectory("beachhead-bench-peer");
    var database = folder.resolve("peer.duckdb");
    try (var connection =
            (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:" + database);
        var statement = connection.createStatement()) {
      statement.execute("CREATE TABLE event (id BIGINT, time BIGINT, body VARCHAR)");
      long began = System.nanoTime();
      for (int from = 0; from < rows; from += EVENTS_PER_COMMIT) {
        statement.execute("BEGIN TRANSACTION");
        try (var appender = connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, "event")) {
          for (int i = 0; i < EVENTS_PER_COMMIT; i++) {
            appender.beginRow().append((long) from + i).append(0L).append(event(from + i)).endRow();
          }
        }
        statement.execute("COMMIT");
      }
      return System.nanoTime() - began;
    } finally {
      delete(folder);
    }
  }

  private static long file(int rows) throws IOException {
    var folder = Files.createTempDirectory("beachhead-bench-peer");
    try (var out =
        FileChannel.open(
            folder.resolve("peer.log"), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      long began = System.nanoTime();
      for (int from = 0; from < rows; from += EVENTS_PER_COMMIT) {
        var lines = new StringBuilder();
        for (int i = 0; i < EVENTS_PER_COMMIT; i++) {
          lines.append(event(from + i)).append('\n');
        }
        out.write(ByteBuffer.wrap(lines.toString().getBytes(StandardCharsets.UTF_8)));
        out.force(true);
      }
      return System.nanoTime() - began;
    } finally {
      delete(folder);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      for (var file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
