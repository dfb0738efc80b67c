package io.beachhead.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import javax.sql.DataSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * The inbox of 50,000 requests: the page with its filters, their counts and the money at stake,
 * asked over HTTP, against the same filter, counts and first 50 rows in SQL written by hand on the
 * program's own tables, without money at stake and without a page. Both answer in turns, and have
 * to find the same number of requests.
 */
public final class InboxBench {
  private static final int REQUESTS = 50_000;
  private static final int ACCOUNTS = 2_000;
  private static final int SEGMENTS = 8;
  private static final int THEMES = 40;
  private static final int ROUNDS = 21;
  private static final int WARM_UP = 40;

  private static final String FROM_WHERE =
      """
      FROM request r WHERE r.deleted_at IS NULL AND r.merged_into IS NULL
      AND r.unconfirmed IS NULL AND (:q IS NULL OR lower(r.text) LIKE :q)
      """;

  private InboxBench() {}

  public static void main(String[] arguments)
      throws IOException, InterruptedException, SQLException {
    try (var program = BenchProgram.start()) {
      program.post("/api/imports/accounts", "text/csv", Workspaces.accounts(ACCOUNTS, SEGMENTS));
      program.post("/api/imports/revenue", "text/csv", Workspaces.revenue(ACCOUNTS));
      program.post("/api/segmentations", "application/json", Workspaces.segmentation(SEGMENTS));
      program.post("/api/segmentations/bench/activation", "application/json", "");
      program.post("/api/imports/requests", "text/csv", requests());
      try (Connection peer = program.bean(DataSource.class).getConnection()) {
        compare(program, peer, "all requests", null);
        compare(program, peer, "a word searched for", "case 77");
      }
    }
  }

  private static String requests() {
    var random = new SplittableRandom(20_261_130);
    var csv = new StringBuilder("id,account_id,text,importance,amount,theme,source,created_at\n");
    String[] importance = {"nice", "important", "blocker", ""};
    String[] sources = {"call", "support", "survey"};
    for (int row = 0; row < REQUESTS; row++) {
      csv.append(
          "q%d,a%d,Please make the report easier case %d,%s,%s,%s,%s,2026-%02d-%02d%n"
              .formatted(
                  row,
                  random.nextInt(ACCOUNTS),
                  row,
                  importance[random.nextInt(4)],
                  random.nextBoolean() ? "" : 100 * (1 + random.nextInt(90)),
                  random.nextInt(10) < 3 ? "" : "Theme " + random.nextInt(THEMES),
                  sources[random.nextInt(3)],
                  1 + random.nextInt(10),
                  1 + random.nextInt(28)));
    }
    return csv.toString();
  }

  private static void compare(BenchProgram program, Connection peer, String what, String words)
      throws IOException, InterruptedException, SQLException {
    String query = words == null ? "" : "?q=" + words.replace(" ", "%20");
    double[] ours = new double[ROUNDS];
    double[] theirs = new double[ROUNDS];
    for (int round = -WARM_UP; round < ROUNDS; round++) {
      long start = System.nanoTime();
      program.get("/requests" + query);
      long middle = System.nanoTime();
      int found = round < 0 && round > -WARM_UP ? -1 : bySql(peer, words);
      long end = System.nanoTime();
      if (round == -WARM_UP) {
        var answer = new JsonMapper().readTree(program.get("/api/requests" + query));
        if (answer.get("total").intValue() != found) {
          throw new IllegalStateException(what + ": " + answer.get("total") + " and " + found);
        }
      }
      if (round >= 0) {
        ours[round] = (middle - start) / 1e6;
        theirs[round] = (end - middle) / 1e6;
      }
    }
    Arrays.sort(ours);
    Arrays.sort(theirs);
    System.out.printf(
        Locale.ROOT,
        "inbox, %s: %.0f ms, the peer in SQL %.0f ms, ratio of the medians %.2f (ours %.0f to"
            + " %.0f)%n",
        what,
        ours[ROUNDS / 2],
        theirs[ROUNDS / 2],
        ours[ROUNDS / 2] / theirs[ROUNDS / 2],
        ours[0],
        ours[ROUNDS - 1]);
  }

  /** How many there are, how many by each value of five filters, and the first page. */
  private static int bySql(Connection peer, String words) throws SQLException {
    String of = FROM_WHERE.replace(":q", words == null ? "NULL" : "'%" + words + "%'");
    String themes = "FROM request_theme t JOIN (SELECT id " + of + ") f ON f.id = t.request_id";
    rows(peer, "SELECT coalesce(r.state, 'open'), count(*) " + of + " GROUP BY 1");
    rows(peer, "SELECT r.importance, count(*) " + of + " GROUP BY 1");
    rows(peer, "SELECT r.source, count(*) " + of + " GROUP BY 1");
    rows(peer, "SELECT r.owner, count(*) " + of + " GROUP BY 1");
    rows(peer, "SELECT t.theme, count(*) " + themes + " GROUP BY 1");
    rows(peer, "SELECT r.id, r.text " + of + " ORDER BY r.created_at DESC, r.id LIMIT 50");
    try (var statement = peer.createStatement();
        var row = statement.executeQuery("SELECT count(*) " + of)) {
      row.next();
      return row.getInt(1);
    }
  }

  private static void rows(Connection peer, String sql) throws SQLException {
    try (var statement = peer.createStatement();
        var rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        rows.getString(1);
      }
    }
  }
}
