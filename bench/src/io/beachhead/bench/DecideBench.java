package io.beachhead.bench;

import com.sun.management.OperatingSystemMXBean;
import io.beachhead.statistics.division.LogLossGain;
import io.beachhead.statistics.division.Trait;
import io.beachhead.statistics.latent.Column;
import io.beachhead.statistics.latent.LatentClasses;
import io.beachhead.statistics.latent.Progress;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What decisions rest on: how well segmentations reflect behaviour, learned segments, and the best
 * roadmap. The first two are asked of the estimators themselves, the last over HTTP.
 */
public final class DecideBench {
  private static final int FIT_ACCOUNTS = 100_000;
  private static final int COLUMNS = 30;
  private static final int SEGMENTATIONS = 10;
  private static final int PERMUTATIONS = 199;
  private static final int LEARNED_ACCOUNTS = 10_000;
  private static final int STARTS = 20;
  private static final int ROADMAP_ACCOUNTS = 2_000;
  private static final int SEGMENTS = 8;
  private static final OperatingSystemMXBean OF_PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");
  private static final Pattern GAP = Pattern.compile("\"gap\":([-0-9.E]+|null)");

  private DecideBench() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    List<String> asked = args.length == 0 ? List.of("fit", "learn", "roadmap") : List.of(args);
    if (asked.contains("fit")) {
      fit();
    }
    if (asked.contains("learn")) {
      learn();
    }
    if (asked.contains("roadmap")) {
      roadmap(20);
      roadmap(60);
    }
  }

  /** Time that went by, and time of all processors together, which a busy machine changes less. */
  private record Begun(long nanos, long processor) {
    static Begun now() {
      return new Begun(System.nanoTime(), OF_PROCESS.getProcessCpuTime());
    }

    void say(String what) {
      System.out.printf(
          Locale.ROOT,
          "%-70s %8.2f s %8.2f s of processors%n",
          what,
          (System.nanoTime() - nanos) / 1e9,
          (OF_PROCESS.getProcessCpuTime() - processor) / 1e9);
    }
  }

  /** The class of a row says something of each column, and more of some than of others. */
  private static int level(SplittableRandom random, int kind, int column, int levels) {
    return random.nextDouble() < 0.3 + column % 5 * 0.1
        ? (kind + column) % levels
        : random.nextInt(levels);
  }

  private static void fit() {
    var random = new SplittableRandom(1);
    List<Trait> traits = new ArrayList<>();
    for (int column = 0; column < COLUMNS; column++) {
      byte[] level = new byte[FIT_ACCOUNTS];
      for (int row = 0; row < FIT_ACCOUNTS; row++) {
        level[row] = (byte) level(random, row % 6, column, 2 + column % 4);
      }
      traits.add(new Trait(column % 5, level, 2 + column % 4));
    }
    Begun begun = Begun.now();
    var gains = new LogLossGain(FIT_ACCOUNTS, 5, traits, 1);
    for (int segmentation = 0; segmentation < SEGMENTATIONS; segmentation++) {
      int[] group = new int[FIT_ACCOUNTS];
      for (int row = 0; row < FIT_ACCOUNTS; row++) {
        group[row] = random.nextInt(SEGMENTATIONS) < segmentation ? row % 6 : random.nextInt(6);
      }
      gains.of(group, 6, PERMUTATIONS, () -> {});
    }
    begun.say("fit: 10 segmentations, 100,000 accounts, 30 columns");
  }

  private static void learn() {
    var random = new SplittableRandom(2);
    BitSet all = new BitSet();
    all.set(0, LEARNED_ACCOUNTS);
    List<Column> columns = new ArrayList<>();
    for (int column = 0; column < COLUMNS; column++) {
      int[] level = new int[LEARNED_ACCOUNTS];
      for (int row = 0; row < LEARNED_ACCOUNTS; row++) {
        level[row] = level(random, row % 5, column, 4);
      }
      columns.add(new Column.Categories(level, all, 4));
    }
    Begun begun = Begun.now();
    var classes = new LatentClasses(columns);
    for (int k = 2; k <= 8; k++) {
      classes.fit(k, STARTS, 1, Progress.NONE);
    }
    begun.say("latent classes: K 2 to 8, 10,000 accounts, 30 columns, 20 starts");
  }

  private static void roadmap(int candidates) throws IOException, InterruptedException {
    try (BenchProgram program = BenchProgram.start()) {
      load(program, "accounts", Workspaces.accounts(ROADMAP_ACCOUNTS, SEGMENTS));
      load(program, "revenue", Workspaces.revenue(ROADMAP_ACCOUNTS));
      load(program, "features", Workspaces.features(2 * candidates));
      program.post("/api/segmentations", "application/json", Workspaces.segmentation(SEGMENTS));
      program.post("/api/segmentations/bench/activation", "application/json", "");
      load(program, "evidence", Workspaces.evidence(2 * candidates, SEGMENTS));
      String question = "{\"capacity\":60,\"seconds\":30}";
      ended(program, question);
      Begun begun = Begun.now();
      String answer = ended(program, question);
      Matcher gap = GAP.matcher(answer);
      begun.say(
          "best roadmap: %d candidates, 2,000 accounts, gap %s"
              .formatted(candidates, gap.find() ? gap.group(1) : "unknown"));
    }
  }

  private static String ended(BenchProgram program, String question)
      throws IOException, InterruptedException {
    Matcher id = ID.matcher(program.post("/api/roadmap/optimum", "application/json", question));
    if (!id.find()) {
      throw new IllegalStateException("the search did not start");
    }
    String answer = program.get("/api/roadmap/optimum/" + id.group(1));
    while (answer.contains("\"state\":\"running\"")) {
      Thread.sleep(100);
      answer = program.get("/api/roadmap/optimum/" + id.group(1));
    }
    return answer;
  }

  private static void load(BenchProgram program, String kind, String csv)
      throws IOException, InterruptedException {
    Path file = Files.createTempFile(kind, ".csv");
    Files.writeString(file, csv);
    program.postFile("/api/imports/" + kind, file);
    Files.delete(file);
  }
}
