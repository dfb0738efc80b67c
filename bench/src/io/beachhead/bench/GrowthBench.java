package io.beachhead.bench;

import io.beachhead.behaviour.log.EventLog;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Locale;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Trends, paths and aha candidates on ten million events, asked over HTTP, against SQL written by
 * hand for DuckDB on the same events; and the scores of leads of 100,000 accounts. Who reached a
 * step of a funnel is in {@link QuestionsBench}.
 */
public final class GrowthBench {
  private static final String RANGE =
      "\"dateFrom\":\"2026-05-04\",\"dateTo\":\"2026-11-01\",\"timezone\":\"UTC\",\"weekStart\":\"monday\"";
  private static final int ACCOUNTS_WITH_LEADS = 100_000;
  private static final int DOSES = 10;
  private static final int ROUNDS = 5;

  private GrowthBench() {}

  public static void main(String[] arguments)
      throws IOException, InterruptedException, SQLException {
    int events = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000_000;
    int accounts = arguments.length > 1 ? Integer.parseInt(arguments[1]) : ACCOUNTS_WITH_LEADS;
    try (var program = BenchProgram.start()) {
      QuestionsBench.customers(program);
      program
          .bean(EventLog.class)
          .appendAll(QuestionsBench.asEvents(QuestionsBench.actions(events)));
      program.put("/api/growth/definitions", "{\"signedUp\":{\"event\":\"event 0\"}}");
      compare(program, events);
    }
    try (var program = BenchProgram.start()) {
      leads(program, accounts);
    }
  }

  private static void compare(BenchProgram program, int events)
      throws IOException, InterruptedException, SQLException {
    var folder = Files.createTempDirectory("beachhead-peer");
    try (var peer = QuestionsBench.peer(folder.resolve("peer.duckdb"), events)) {
      QuestionsBench.compare(
          "weekly people of an event by segment", () -> trend(program), () -> trend(peer));
      QuestionsBench.compare(
          "paths, 3 steps after an event", () -> paths(program), () -> paths(peer));
      QuestionsBench.compare("aha candidates over all events", () -> aha(program), () -> aha(peer));
    }
    Files.delete(folder.resolve("peer.duckdb"));
    Files.delete(folder);
  }

  /** The weeks of each segment, as a set: the names of segments are not the peer's. */
  private static String trend(BenchProgram program) throws IOException, InterruptedException {
    var answer =
        ask(
            program,
            "trends",
            "{\"series\":[{\"event\":\"event 1\",\"measure\":\"people\"}],\"interval\":\"week\",\"breakdown\":\"segment\",%s}"
                .formatted(RANGE));
    var groups = new TreeSet<String>();
    for (var group : answer.get("breakdown")) {
      var weeks = new ArrayList<String>();
      group.at("/series/0/data").forEach(week -> weeks.add(week.get("value").asString()));
      groups.add(String.join(",", weeks));
    }
    return groups.toString();
  }

  private static String trend(Connection peer) throws SQLException {
    var groups = new TreeSet<String>();
    try (var statement = peer.createStatement();
        var rows =
            statement.executeQuery(
                """
                WITH cell AS (
                  SELECT (actor %% %d) %% %d AS segment, (time - 1777852800000) // 604800000 AS week,
                         count(DISTINCT actor) AS people
                  FROM event WHERE name = 1 GROUP BY ALL)
                SELECT string_agg(people, ',' ORDER BY week) FROM cell GROUP BY segment
                """
                    .formatted(QuestionsBench.ACCOUNTS, QuestionsBench.SEGMENTS))) {
      while (rows.next()) {
        groups.add(rows.getString(1));
      }
    }
    return groups.toString();
  }

  private static String paths(BenchProgram program) throws IOException, InterruptedException {
    var answer =
        ask(
            program,
            "paths",
            "{\"event\":\"event 1\",\"steps\":3,\"nodes\":50,%s}".formatted(RANGE));
    var nodes = new TreeSet<String>();
    for (var node : answer.get("nodes")) {
      if (node.get("step").asInt() > 0 && node.get("kind").asString().equals("event")) {
        nodes.add(
            "%s %s %s"
                .formatted(
                    node.get("step").asString(),
                    node.get("event").asString(),
                    node.get("count").asString()));
      }
    }
    return nodes.toString();
  }

  private static String paths(Connection peer) throws SQLException {
    var nodes = new TreeSet<String>();
    try (var statement = peer.createStatement();
        var rows =
            statement.executeQuery(
                """
                WITH first AS (
                  SELECT actor, min(time) AS began FROM event WHERE name = 1 GROUP BY actor),
                later AS (
                  SELECT e.actor, e.time, e.name,
                         lag(e.name) OVER (PARTITION BY e.actor ORDER BY e.time) AS before
                  FROM event e JOIN first f ON e.actor = f.actor AND e.time >= f.began),
                step AS (
                  SELECT name, row_number() OVER (PARTITION BY actor ORDER BY time) - 1 AS step
                  FROM later WHERE before IS NULL OR before <> name)
                SELECT step, name, count(*) FROM step WHERE step BETWEEN 1 AND 3 GROUP BY ALL
                """)) {
      while (rows.next()) {
        nodes.add("%d event %d %d".formatted(rows.getInt(1), rows.getInt(2), rows.getInt(3)));
      }
    }
    return nodes.toString();
  }

  /** How many people the candidates are told from; the rest of the answer is statistics. */
  private static String aha(BenchProgram program) throws IOException, InterruptedException {
    return JsonMapper.shared()
        .readTree(program.get("/api/growth/aha?limit=500"))
        .get("people")
        .asString();
  }

  /** Of every event and dose: who did it in the first week, and how many of them came back. */
  private static String aha(Connection peer) throws SQLException {
    try (var statement = peer.createStatement();
        var rows =
            statement.executeQuery(
                """
                WITH joined AS (
                  SELECT actor, min(time) AS at FROM event WHERE name = 0 GROUP BY actor
                  HAVING min(time) + 2419200000 <= epoch_ms(now())),
                kept AS (
                  SELECT DISTINCT e.actor FROM event e JOIN joined j ON e.actor = j.actor
                  WHERE e.time >= j.at + 604800000 AND e.time < j.at + 2419200000),
                early AS (
                  SELECT e.actor, e.name, count(*) AS times FROM event e
                  JOIN joined j ON e.actor = j.actor
                  WHERE e.time >= j.at AND e.time < j.at + 604800000 GROUP BY ALL),
                dose AS (
                  SELECT name, d AS dose, count(*) AS people, count(k.actor) AS stayed
                  FROM early CROSS JOIN range(1, %d) AS doses(d)
                  LEFT JOIN kept k ON early.actor = k.actor
                  WHERE times >= d GROUP BY ALL)
                SELECT (SELECT count(*) FROM joined), sum(people), sum(stayed) FROM dose
                """
                    .formatted(DOSES + 1))) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static JsonNode ask(BenchProgram program, String question, String body)
      throws IOException, InterruptedException {
    return JsonMapper.shared()
        .readTree(program.post("/api/behaviour/" + question, "application/json", body));
  }

  /** Each time after a change of the accounts, so that nothing is kept from before. */
  private static void leads(BenchProgram program, int accounts)
      throws IOException, InterruptedException {
    program.post(
        "/api/imports/accounts",
        "text/csv",
        Workspaces.accounts(accounts, QuestionsBench.SEGMENTS));
    program.post("/api/imports/revenue", "text/csv", Workspaces.revenue(accounts));
    for (int round = 0; round < ROUNDS; round++) {
      program.post(
          "/api/imports/accounts",
          "text/csv",
          "id,name\na0,Account of round %d\n".formatted(round));
      long began = System.nanoTime();
      program.get("/api/growth/leads?playbook=expand&limit=50");
      System.out.printf(
          Locale.ROOT,
          "leads of %,d accounts after a change: %.1f s%n",
          accounts,
          (System.nanoTime() - began) / 1e9);
    }
  }
}
