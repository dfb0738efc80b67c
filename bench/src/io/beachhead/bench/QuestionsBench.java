package io.beachhead.bench;

import io.beachhead.behaviour.log.Call;
import io.beachhead.behaviour.log.Event;
import io.beachhead.behaviour.log.EventLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.duckdb.DuckDBConnection;
import tools.jackson.databind.json.JsonMapper;

/**
 * Questions on ten million events of 200,000 people, asked over HTTP, against the same questions in
 * SQL written by hand for DuckDB: on integer ids, sorted by person and time, nothing else in the
 * table. Both answer in turns, and have to give the same numbers.
 */
public final class QuestionsBench {
  private static final int PEOPLE = 200_000;
  private static final int NAMES = 40;
  static final int ACCOUNTS = 2_000;
  static final int SEGMENTS = 8;
  private static final int FEATURES = 10;
  private static final int WARM_UP = 3;
  private static final int ROUNDS = 9;
  private static final int DAYS = 182;
  private static final Instant FIRST = Instant.parse("2026-05-04T00:00:00Z");
  private static final long DAY = 86_400_000L;

  private QuestionsBench() {}

  /** One action of a person. */
  record Action(int person, long time, int name) {}

  interface Ask {
    String now() throws IOException, InterruptedException, SQLException;
  }

  public static void main(String[] arguments)
      throws IOException, InterruptedException, SQLException {
    int events = arguments.length == 0 ? 10_000_000 : Integer.parseInt(arguments[0]);
    try (var program = BenchProgram.start()) {
      customers(program);
      long began = System.nanoTime();
      program.bean(EventLog.class).appendAll(asEvents(actions(events)));
      System.out.printf(
          Locale.ROOT,
          "%,d events stored by one writer: %,.0f a second%n",
          events,
          events / ((System.nanoTime() - began) / 1e9));
      funnel(program);
      retention(program);
      funnelBySegment(program);
      featureUse(program);
      System.out.println("memory without the peer: " + memory());
      compare(program, events);
    }
  }

  private static void compare(BenchProgram program, int events)
      throws IOException, InterruptedException, SQLException {
    var folder = Files.createTempDirectory("beachhead-peer");
    try (var peer = peer(folder.resolve("peer.duckdb"), events)) {
      compare("funnel of 4 steps, 14 days", () -> funnel(program), () -> funnel(peer));
      compare("weekly retention, 8 weeks", () -> retention(program), () -> retention(peer));
      compare(
          "who reached step 3 of it, with the latest 1,000", () -> who(program), () -> who(peer));
      var bare = BareLoops.over(program);
      compare("funnel, against a bare loop", () -> funnel(program), bare::funnel);
      compare("retention, against a bare loop", () -> retention(program), bare::retention);
      compare(
          "funnel of 4 steps by segment", () -> funnelBySegment(program), () -> bySegment(peer));
      compare("use of 10 features by segment", () -> featureUse(program), () -> featureUse(peer));
    }
    Files.delete(folder.resolve("peer.duckdb"));
    Files.delete(folder);
  }

  static void compare(String what, Ask program, Ask peer)
      throws IOException, InterruptedException, SQLException {
    double[] ours = new double[ROUNDS];
    double[] theirs = new double[ROUNDS];
    for (int round = -WARM_UP; round < ROUNDS; round++) {
      long start = System.nanoTime();
      String answer = program.now();
      long middle = System.nanoTime();
      String expected = peer.now();
      long end = System.nanoTime();
      if (!answer.equals(expected)) {
        throw new IllegalStateException(what + ": " + answer + ", the peer says " + expected);
      }
      if (round >= 0) {
        ours[round] = (middle - start) / 1e6;
        theirs[round] = (end - middle) / 1e6;
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%s: %.0f ms, the peer %.0f ms, ratio of the medians %.2f (ours %.0f to %.0f ms)%n",
        what,
        median(ours),
        median(theirs),
        median(ours) / median(theirs),
        Arrays.stream(ours).min().orElseThrow(),
        Arrays.stream(ours).max().orElseThrow());
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  static void customers(BenchProgram program) throws IOException, InterruptedException {
    program.post("/api/imports/accounts", "text/csv", Workspaces.accounts(ACCOUNTS, SEGMENTS));
    program.post("/api/segmentations", "application/json", Workspaces.segmentation(SEGMENTS));
    program.post("/api/segmentations/bench/activation", "application/json", "");
    var people = new StringBuilder("id,account_id,email\n");
    for (int person = 0; person < PEOPLE; person++) {
      people.append("u%d,a%d,u%d@a%d.example%n".formatted(person, account(person), person, person));
    }
    program.post("/api/imports/people", "text/csv", people.toString());
    var features = new StringBuilder("key,name,state,events\n");
    for (int feature = 0; feature < FEATURES; feature++) {
      features.append("f%d,Feature %d,shipped,event %d%n".formatted(feature, feature, 2 * feature));
    }
    program.post("/api/imports/features", "text/csv", features.toString());
  }

  private static int account(int person) {
    return person % ACCOUNTS;
  }

  /** In no order of people; a few names are frequent, most are rare. */
  static Iterator<Action> actions(int count) {
    var random = new SplittableRandom(20_261_122);
    return IntStream.range(0, count)
        .mapToObj(_ -> {
          int person = random.nextInt(PEOPLE);
          long time = FIRST.toEpochMilli() + random.nextLong(DAYS * DAY);
          int name = (int) (NAMES * Math.pow(random.nextDouble(), 2));
          return new Action(person, time, name);
        })
        .iterator();
  }

  static Iterator<Event> asEvents(Iterator<Action> actions) {
    return new Iterator<>() {
      private int number;

      @Override
      public boolean hasNext() {
        return actions.hasNext();
      }

      @Override
      public Event next() {
        var action = actions.next();
        var time = Instant.ofEpochMilli(action.time);
        return new Event(
            "bench-" + number++,
            Call.TRACK,
            "event " + action.name,
            "u" + action.person,
            null,
            null,
            null,
            time,
            time,
            null,
            "{}",
            "{}");
      }
    };
  }

  static DuckDBConnection peer(Path file, int events) throws SQLException {
    var peer = DriverManager.getConnection("jdbc:duckdb:" + file).unwrap(DuckDBConnection.class);
    try (var statement = peer.createStatement()) {
      statement.execute("SET threads = 2");
      statement.execute("SET memory_limit = '2GB'");
      statement.execute("CREATE TABLE unsorted (actor INTEGER, time BIGINT, name INTEGER)");
      try (var appender = peer.createAppender(DuckDBConnection.DEFAULT_SCHEMA, "unsorted")) {
        actions(events)
            .forEachRemaining(action -> {
              try {
                appender
                    .beginRow()
                    .append(action.person)
                    .append(action.time)
                    .append(action.name)
                    .endRow();
              } catch (SQLException e) {
                throw new IllegalStateException(e);
              }
            });
      }
      statement.execute("CREATE TABLE event AS SELECT * FROM unsorted ORDER BY actor, time");
      statement.execute("DROP TABLE unsorted");
      statement.execute("CHECKPOINT");
    }
    return peer;
  }

  private static final String STEPS =
      """
      "steps":[{"event":"event 1"},{"event":"event 3"},{"event":"event 6"},{"event":"event 10"}],
      "dateFrom":"2026-05-04","dateTo":"2026-11-01","timezone":"UTC","window":{"value":14,"unit":"day"}
      """;

  private static String funnel(BenchProgram program) throws IOException, InterruptedException {
    return counts(
        program.post("/api/behaviour/funnel", "application/json", "{%s}".formatted(STEPS)));
  }

  private static String who(BenchProgram program) throws IOException, InterruptedException {
    String answer =
        program.post(
            "/api/behaviour/funnel",
            "application/json",
            "{%s,\"actors\":true,\"of\":{\"step\":3},\"limit\":1000}".formatted(STEPS));
    return JsonMapper.shared().readTree(answer).at("/actors/total").asString();
  }

  /** The list is made and thrown away: of equal attempts the program shows the earliest. */
  private static String who(Connection peer) throws SQLException {
    try (var statement = peer.createStatement();
        var rows =
            statement.executeQuery(
                ASOF
                    + """
                    , listed AS (SELECT actor, max(time) AS at FROM three GROUP BY actor)
                    SELECT actor, at, count(*) OVER () FROM listed ORDER BY at DESC LIMIT 1000
                    """)) {
      var total = "0";
      while (rows.next()) {
        total = rows.getString(3);
      }
      return total;
    }
  }

  private static String funnelBySegment(BenchProgram program)
      throws IOException, InterruptedException {
    String answer =
        program.post(
            "/api/behaviour/funnel",
            "application/json",
            "{%s,\"breakdown\":\"segment\"}".formatted(STEPS));
    return counts(answer.substring(0, answer.indexOf("\"breakdown\"")));
  }

  /** All the counts of an answer, in its order. */
  private static String counts(String json) {
    return Pattern.compile("\"count\":(\\d+)")
        .matcher(json)
        .results()
        .map(found -> found.group(1))
        .toList()
        .toString();
  }

  /** A chain of ASOF joins: of each step the latest start it can belong to. */
  private static final String ASOF =
      """
      WITH one AS (SELECT actor, time, time AS began FROM event WHERE name = 1),
           two AS (SELECT e.actor, e.time, o.began FROM event e ASOF JOIN one o
                   ON e.actor = o.actor AND e.time >= o.time
                   WHERE e.name = 3 AND e.time <= o.began + 1209600000),
           three AS (SELECT e.actor, e.time, o.began FROM event e ASOF JOIN two o
                   ON e.actor = o.actor AND e.time >= o.time
                   WHERE e.name = 6 AND e.time <= o.began + 1209600000),
           four AS (SELECT e.actor, e.time, o.began FROM event e ASOF JOIN three o
                   ON e.actor = o.actor AND e.time >= o.time
                   WHERE e.name = 10 AND e.time <= o.began + 1209600000)
      """;

  private static String funnel(Connection peer) throws SQLException {
    return row(
        peer,
        ASOF
            + """
            SELECT (SELECT count(DISTINCT actor) FROM one), (SELECT count(DISTINCT actor) FROM two),
                   (SELECT count(DISTINCT actor) FROM three), (SELECT count(DISTINCT actor) FROM four)
            """);
  }

  private static String bySegment(Connection peer) throws SQLException {
    return row(
        peer,
        ASOF
            + """
            , reached AS (
              SELECT actor, 1 AS step FROM one UNION ALL SELECT actor, 2 FROM two
              UNION ALL SELECT actor, 3 FROM three UNION ALL SELECT actor, 4 FROM four),
            divided AS (
              SELECT step, (actor %% %d) %% %d AS segment, count(DISTINCT actor) AS people
              FROM reached GROUP BY ALL)
            SELECT sum(people) FILTER (step = 1), sum(people) FILTER (step = 2),
                   sum(people) FILTER (step = 3), sum(people) FILTER (step = 4) FROM divided
            """
                .formatted(ACCOUNTS, SEGMENTS));
  }

  private static String retention(BenchProgram program) throws IOException, InterruptedException {
    String answer =
        program.post(
            "/api/behaviour/retention",
            "application/json",
            """
            {"start":{"event":"event 2"},"return":{"event":"event 2"},"period":"week","intervals":8,
             "cohorts":"recurring","dateTo":"2026-11-01","timezone":"UTC","weekStart":"monday"}
            """);
    return Pattern.compile("\"returned\":\\[([\\d,]+)]")
        .matcher(answer)
        .results()
        .map(found -> found.group(1))
        .toList()
        .toString();
  }

  private static String retention(Connection peer) throws SQLException {
    try (var statement = peer.createStatement();
        var rows =
            statement.executeQuery(
                """
                WITH active AS (
                  SELECT DISTINCT actor, (time - 1788739200000) // 604800000 AS week
                  FROM event WHERE name = 2 AND time >= 1788739200000),
                cell AS (
                  SELECT s.week AS cohort, r.week - s.week AS age, count(*) AS people
                  FROM active s JOIN active r ON s.actor = r.actor AND r.week >= s.week
                  WHERE s.week < 8 AND r.week < 8 GROUP BY ALL)
                SELECT string_agg(people, ',' ORDER BY age) FROM cell GROUP BY cohort ORDER BY cohort
                """)) {
      var cohorts = new ArrayList<String>();
      while (rows.next()) {
        cohorts.add(rows.getString(1));
      }
      return cohorts.toString();
    }
  }

  /** Users, uses and days of use of each feature in each segment. */
  private static String featureUse(BenchProgram program) throws IOException, InterruptedException {
    var answer =
        JsonMapper.shared()
            .readTree(
                program.post(
                    "/api/behaviour/feature-use",
                    "application/json",
                    """
                    {"dateFrom":"2026-05-04","dateTo":"2026-11-01","timezone":"UTC","breakdown":"segment"}
                    """));
    var cells = new TreeSet<String>();
    for (var group : answer.get("breakdown")) {
      for (var use : group.get("features")) {
        int users = use.get("users").intValue();
        cells.add(
            "%s %s of %d: %d, %d uses on %d days"
                .formatted(
                    group.get("value").stringValue(),
                    use.get("feature").stringValue(),
                    group.get("active").intValue(),
                    users,
                    use.get("uses").longValue(),
                    Math.round(users * use.get("daysPerUser").doubleValue())));
      }
    }
    return cells.toString();
  }

  /** Counted first by person, feature and day, which is the fewest rows to count again. */
  private static String featureUse(Connection peer) throws SQLException {
    try (var statement = peer.createStatement();
        var rows =
            statement.executeQuery(
                """
                WITH active AS (
                  SELECT (actor %% %1$d) %% %2$d AS segment, count(DISTINCT actor) AS people
                  FROM event GROUP BY ALL),
                daily AS (
                  SELECT actor, name, time // 86400000 AS day, count(*) AS uses FROM event
                  WHERE name < %3$d AND name %% 2 = 0 GROUP BY ALL),
                used AS (
                  SELECT (actor %% %1$d) %% %2$d AS segment, actor, name, sum(uses) AS uses,
                         count(*) AS days
                  FROM daily GROUP BY ALL),
                feature AS (
                  SELECT segment, name // 2 AS feature, count(*) AS users, sum(uses) AS uses,
                         sum(days) AS days
                  FROM used GROUP BY ALL)
                SELECT segment, feature, people, users, uses, days
                FROM feature JOIN active USING (segment)
                """
                    .formatted(ACCOUNTS, SEGMENTS, 2 * FEATURES))) {
      var cells = new TreeSet<String>();
      while (rows.next()) {
        cells.add(
            "s%d f%d of %d: %d, %d uses on %d days"
                .formatted(
                    rows.getInt(1),
                    rows.getInt(2),
                    rows.getInt(3),
                    rows.getInt(4),
                    rows.getLong(5),
                    rows.getLong(6)));
      }
      return cells.toString();
    }
  }

  private static String row(Connection peer, String sql) throws SQLException {
    try (var statement = peer.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return List.of(rows.getLong(1), rows.getLong(2), rows.getLong(3), rows.getLong(4)).toString();
    }
  }

  private static String memory() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmRSS") || line.startsWith("VmHWM"))
        .toList()
        .toString();
  }
}
