package io.beachhead.bench;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Rows per second into the workspace, and of FastCSV alone on the same file: the ceiling. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xmx1g", "-XX:+UseSerialGC"})
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 1)
public class ImportBenchmark {
  private static final int ROWS = 100_000;

  private BenchProgram program;
  private Path file;

  @Setup(Level.Trial)
  public void start() throws IOException {
    program = BenchProgram.start();
    file = Files.createTempFile("accounts", ".csv");
    Files.writeString(file, Workspaces.accounts(ROWS, 8));
  }

  @Setup(Level.Invocation)
  public void empty() throws IOException, InterruptedException {
    program.empty();
  }

  @TearDown(Level.Trial)
  public void stop() throws IOException {
    program.close();
    Files.delete(file);
  }

  @Benchmark
  @OperationsPerInvocation(ROWS)
  public String importAccounts() throws IOException, InterruptedException {
    return program.postFile("/api/imports/accounts", file);
  }

  @Benchmark
  @OperationsPerInvocation(ROWS)
  public long readWithFastCsvAlone() throws IOException {
    long fields = 0;
    try (var reader = CsvReader.builder().ofCsvRecord(file)) {
      for (var row : reader) {
        fields += row.getFieldCount();
      }
    }
    return fields;
  }
}
