package io.beachhead.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** A candidate switched on or off on the value map; every request asks for another selection. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xmx2g", "-XX:+UseSerialGC"})
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
public class ValueMapBenchmark {
  private static final int FEATURES = 50;
  private static final int SEGMENTS = 8;

  @Param({"442", "100000"})
  public int accounts;

  @Param({"normal", "empirical"})
  public String distribution;

  private BenchProgram program;
  private int next;

  @Setup(Level.Trial)
  public void start() throws IOException, InterruptedException {
    program = BenchProgram.start();
    load("accounts", Workspaces.accounts(accounts, SEGMENTS));
    load("revenue", Workspaces.revenue(accounts));
    load("features", Workspaces.features(FEATURES));
    program.post("/api/segmentations", "application/json", Workspaces.segmentation(SEGMENTS));
    program.post("/api/segmentations/bench/activation", "application/json", "");
    program.post(
        "/api/segmentations", "application/json", Workspaces.segmentationByEmployees(SEGMENTS));
    load("evidence", Workspaces.evidence(FEATURES, SEGMENTS));
    if (distribution.equals("empirical")) {
      load("evidence", Workspaces.accountEvidence(accounts, FEATURES));
    }
    program.put("/api/value-model", "{\"distribution\":\"%s\"}".formatted(distribution));
  }

  private void load(String kind, String csv) throws IOException, InterruptedException {
    var file = Files.createTempFile(kind, ".csv");
    Files.writeString(file, csv);
    program.postFile("/api/imports/" + kind, file);
    Files.delete(file);
  }

  @TearDown(Level.Trial)
  public void stop() throws IOException {
    program.close();
  }

  /** Bits of a counter choose the candidates, so no two requests in a row are the same. */
  private String selection() {
    int bits = next++;
    var features = new StringBuilder();
    for (int candidate = 0; candidate < FEATURES / 2; candidate++) {
      if ((bits >> (candidate % 12) & 1) == 1) {
        features.append(features.isEmpty() ? "" : ",").append('f').append(2 * candidate + 1);
      }
    }
    return features.toString();
  }

  @Benchmark
  public String api() throws IOException, InterruptedException {
    return program.get("/api/value-map?features=" + selection());
  }

  /** Divided by another segmentation than the one the evidence was stated in. */
  @Benchmark
  public String apiAwayFromHome() throws IOException, InterruptedException {
    return program.get("/api/value-map?segmentation=employees&features=" + selection());
  }

  @Benchmark
  public String page() throws IOException, InterruptedException {
    return program.get("/value-map?features=" + selection());
  }

  /** One statement on a segment changes, as when somebody types an estimate into the map. */
  @Benchmark
  public String afterEvidenceOnASegment() throws IOException, InterruptedException {
    note("\"segment\":\"bench/s1\"");
    return api();
  }

  /** One statement on an account changes: all evidence is read again. */
  @Benchmark
  public String afterEvidenceOnAnAccount() throws IOException, InterruptedException {
    note("\"accountId\":\"a1\"");
    return api();
  }

  private void note(String whom) throws IOException, InterruptedException {
    program.post(
        "/api/evidence",
        "application/json",
        "{\"feature\":\"f1\",%s,\"kind\":\"expert\",\"value\":%d,\"n\":3,\"source\":\"bench\",\"notedAt\":\"2026-01-01\"}"
            .formatted(whom, 100 + next % 100));
  }
}
