package io.beachhead.imports.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

@TestWorkspace
class ImportsApiTest {
  @Autowired TestClient client;
  @Autowired JdbcClient sql;
  @Autowired PlatformTransactionManager transactions;

  @BeforeEach
  void empty() {
    client.emptyWorkspace();
    new TransactionTemplate(transactions)
        .executeWithoutResult(_ -> {
          sql.sql("DELETE FROM deal").update();
          sql.sql("DELETE FROM account").update();
        });
  }

  @Test
  void importsUpdatesAndLeavesAloneWhatIsTheSame() {
    var first = run(200, "accounts", "id,name,industry,Seats\na,Acme,Retail,1\nb,Bolt,,2\n");
    assertThat(first.get("id").asString()).isNotEmpty();
    assertThat(first.get("kind").asString()).isEqualTo("accounts");
    assertCounts(first, 2, 2, 0, 0, 0);
    assertThat(first.get("problems").size()).isZero();

    var again = run(200, "accounts", "id,name,industry,Seats\na,Acme,Retail,1\nb,Bolt,Metal,\n");
    assertCounts(again, 2, 0, 1, 1, 0);
    assertThat(accounts())
        .containsExactly("a|Acme|Retail|{\"Seats\":1}", "b|Bolt|Metal|{\"Seats\":2}");
  }

  @Test
  void aDryRunCountsAndWritesNothing() {
    var report = run(200, "accounts?dryRun=true", "id,name\na,Acme\nb,\n");
    assertThat(report.get("id").isNull()).isTrue();
    assertCounts(report, 2, 1, 0, 0, 1);
    assertProblem(report, 0, "3", "name", null, "missing");
    assertThat(accounts()).isEmpty();
  }

  @Test
  void writesNothingWhereOneRowIsBad() {
    var report = run(422, "accounts", "id,name\na,Acme\nb,\n");
    assertCounts(report, 2, 0, 0, 0, 1);
    assertThat(report.get("status").asInt()).isEqualTo(422);
    assertThat(report.get("detail").asString()).contains("1 problem");
    assertThat(accounts()).isEmpty();
  }

  @Test
  void takesTheGoodRowsWhereAskedTo() {
    var report = run(200, "accounts?skipInvalid=true", "id,name\na,Acme\nb,\n");
    assertCounts(report, 2, 1, 0, 0, 1);
    assertThat(report.get("problems").size()).isEqualTo(1);
    assertThat(accounts()).hasSize(1);
  }

  @Test
  void namesTheMissingColumn() {
    var report = run(422, "accounts", "id,Firm\na,Acme\n");
    assertProblem(report, 0, null, "name", null, "map=THEIRS:name");
    var dry = run(200, "accounts?dryRun=true", "id,Firm\na,Acme\n");
    assertProblem(dry, 0, null, "name", null, "map=THEIRS:name");
  }

  @Test
  void feedsSeveralColumnsFromOneAndSetsConstants() {
    run(
        200,
        "accounts?map=Customer%20No:id&map=Customer%20No:name&set=plan:pro:x",
        "Customer No,Note\n7,hi\n");
    assertThat(
            sql.sql("SELECT id || name || plan || attributes FROM account").query().singleValue())
        .isEqualTo("77pro:x{\"Note\":\"hi\"}");
  }

  @Test
  void splitsAMapAtItsLastColon() {
    run(200, "accounts?map=a%3Ab:id&set=name:x", "a:b\n7\n");
    assertThat(accounts()).hasSize(1);
  }

  @Test
  void refusesAnUnknownTargetAndListsTheTargets() {
    var report = run(422, "accounts?map=id:nonsense", "id,name\na,Acme\n");
    assertProblem(report, 0, null, "nonsense", null, "id, name, domain");
  }

  @Test
  void refusesARepeatedKeyAndNamesTheFirstLine() {
    var report = run(422, "accounts", "id,name\na,Acme\nb,Bolt\na,Acme\n");
    assertProblem(report, 0, "4", "id", "a", "line 2");
  }

  @ParameterizedTest
  @CsvSource({"same,200", "first,200"})
  void takesRepeatsWhereAskedTo(String repeats, int status) {
    var report = run(status, "accounts?repeats=" + repeats, "id,name\na,Acme\nb,Bolt\na,Acme\n");
    assertCounts(report, 3, 2, 0, 1, 0);
  }

  @Test
  void refusesContradictingRepeats() {
    var report = run(422, "accounts?repeats=same", "id,name\na,Acme\nb,Bolt\na,Axxx\n");
    assertProblem(report, 0, "4", "id", "a", "line 2");
  }

  @Test
  void countsPhysicalLinesAndRaggedCells() {
    var report =
        run(422, "accounts", "id,name,note\n1,Acme,\"two\nlines\"\n2,Bolt\n3,Cog,x,y\n4,Dot,z\n");
    assertProblem(report, 0, "4", null, null, "has 2 cells, the header 3");
    assertProblem(report, 1, "5", null, null, "has 4 cells, the header 3");
    assertThat(report.get("rejected").asInt()).isEqualTo(2);
  }

  @Test
  void namesTheFileWhereOneIsNoCsv() {
    var report = json(422, send("accounts", "PK\u0003\u0004rubbish"));
    assertProblem(report, 0, null, null, null, "zip");
    assertThat(send("accounts?dryRun=true", "").statusCode()).isEqualTo(422);
  }

  @Test
  void stopsAtACellOfFortyMegabytes() {
    var report = run(422, "accounts", "id,name\na,Acme\nb," + "x".repeat(40_000_000) + "\n");
    assertProblem(report, 0, "3", "name", null, "larger than");
    assertThat(accounts()).isEmpty();
  }

  @Test
  void asksForTheOrderOfDayAndMonth() {
    String file = "id,name,created_at\na,Acme,3/4/2026\n";
    var report = run(422, "accounts", file);
    assertProblem(report, 0, "2", "created_at", "3/4/2026", "dates=dmy");
    assertThat(report.at("/questions/0/option").asString()).isEqualTo("dates");
    run(200, "accounts?dates=mdy", file);
    assertThat(sql.sql("SELECT created_at FROM account").query(Long.class).single())
        .isEqualTo(1772582400000L);
  }

  @Test
  void letsAnotherRowDecideTheOrder() {
    run(200, "accounts", "id,name,created_at\na,Acme,3/4/2026\nb,Bolt,13/4/2026\n");
    assertThat(sql.sql("SELECT created_at FROM account ORDER BY id").query(Long.class).list())
        .containsExactly(1775174400000L, 1776038400000L);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.234,56|123456",
        "1,234.56|123456",
        "1 234.56|123456",
        "$12|1200",
        "0|0",
        "12.345|?decimal=point",
        "1.2.3|?two decimal separators",
        "12.34.56|?two decimal separators",
        "abc|?not a number",
        "5 pcs|?not a number",
        "5 %|?percentage",
        "5%|?percentage",
        "-3|?negative",
        "€5|?exchange rate",
        "99999999999999999999|?too large"
      })
  void readsAmounts(String amount, String expected) {
    run(200, "accounts", "id,name\na,Acme\n");
    String file = "account_id;date;mrr\na;2026-01-01;" + amount + "\n";
    if (expected.startsWith("?")) {
      assertProblem(run(422, "revenue", file), 0, "2", "mrr", amount, expected.substring(1));
    } else {
      run(200, "revenue", file);
      assertThat(sql.sql("SELECT mrr_minor FROM revenue").query(String.class).single())
          .isEqualTo(expected);
    }
  }

  @Test
  void wantsAnExchangeRateForAnotherCurrency() {
    run(200, "accounts", "id,name\na,Acme\n");
    var report = run(422, "revenue", "account_id,date,mrr,currency\na,2026-01-01,5,EUR\n");
    assertProblem(report, 0, "2", "currency", "EUR", "exchange rate");
    report = run(422, "revenue", "account_id,date,mrr,currency\na,2026-01-01,5,XXQ\n");
    assertProblem(report, 0, "2", "currency", "XXQ", "ISO 4217");
  }

  @ParameterizedTest
  @CsvSource({"20260-01-01,year 20260", "1/1/20260,year 20260", "2026-02-30,calendar"})
  void refusesDatesThatCannotBe(String date, String says) {
    run(200, "accounts", "id,name\na,Acme\n");
    var report = run(422, "revenue", "account_id,date,mrr\na,%s,5\n".formatted(date));
    assertProblem(report, 0, "2", "date", date, says);
  }

  @Test
  void refusesRowsOfAccountsThatAreNotThere() {
    var report = run(422, "people", "id,account_id\np,zz\n");
    assertProblem(report, 0, "2", "account_id", "zz", "not a known account");
  }

  @Test
  void keepsEqualInvoicesApartAndTheSameFileUnchanged() {
    run(200, "accounts", "id,name\na,Acme\n");
    String file = "account_id,date,amount\na,2026-01-01,10\na,2026-01-01,10\na,2026-01-01,-10\n";
    assertCounts(run(200, "invoices", file), 3, 3, 0, 0, 0);
    assertCounts(run(200, "invoices", file), 3, 0, 0, 3, 0);
  }

  @Test
  void readsTheOutcomeOfADealFromItsStage() {
    run(200, "deals", "id,name,stage\n1,A,Won\n2,B,Closed Lost\n3,C,Engaging\n");
    assertThat(
            sql.sql("SELECT coalesce(outcome, '-') FROM deal ORDER BY id")
                .query(String.class)
                .list())
        .containsExactly("won", "lost", "-");
  }

  @Test
  void recognisesAToolAndItsWords() {
    var report =
        run(
            200,
            "accounts",
            "RECORD ID,Company Name,Lifecycle Stage,Create Date,Foo\n"
                + "1,Acme,Opportunity,2026-01-02 10:00,x\n");
    assertThat(report.get("preset").asString()).isEqualTo("HubSpot");
    assertThat(sql.sql("SELECT stage || attributes FROM account").query().singleValue())
        .isEqualTo("prospect{\"Foo\":\"x\"}");
  }

  @Test
  void refusesAFileThatIsLargerThanItTakesBeforeReadingIt() throws Exception {
    var address = client.uri("/");
    try (var socket = new Socket(address.getHost(), address.getPort())) {
      socket.setSoTimeout(20_000);
      socket
          .getOutputStream()
          .write(
              ("POST /api/imports/accounts HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                      + TestWorkspace.API_KEY
                      + "\r\n"
                      + "Content-Type: text/csv\r\n"
                      + "Content-Length: 1073741825\r\n\r\n"
                      + "id,name\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().flush();
      var answer =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      assertThat(answer.readLine()).startsWith("HTTP/1.1 413");
    }
    assertThat(client.getJson("/api/imports").size()).isZero();
  }

  @Test
  void takesAnImportBackExactly() {
    run(200, "accounts", "id,name,Seats\na,Acme,1\n");
    var before = accounts();
    String id = run(200, "accounts", "id,name,Seats\na,Axxx,2\nb,Bolt,3\n").get("id").asString();
    assertThat(accounts()).isNotEqualTo(before).hasSize(2);
    assertThat(client.delete("/api/imports/" + id).statusCode()).isEqualTo(200);
    assertThat(accounts()).isEqualTo(before);
    assertThat(client.delete("/api/imports/" + id).statusCode()).as("twice").isEqualTo(409);
    assertThat(client.delete("/api/imports/nope").statusCode()).isEqualTo(404);
  }

  @Test
  void refusesToTakeBackWhatALaterImportChanged() {
    String first = run(200, "accounts", "id,name\na,Acme\nb,Bolt\n").get("id").asString();
    String second = run(200, "accounts", "id,name\na,Axxx\n").get("id").asString();
    var refused = json(409, client.delete("/api/imports/" + first));
    assertThat(refused.get("detail").asString())
        .isEqualTo(
            "1 row of this import was changed or used since. Undo the later imports first:"
                + " upload.csv (accounts).");
    assertThat(refused.at("/problems/0/value").asString()).isEqualTo("a");
    assertThat(refused.at("/problems/0/problem").asString())
        .isEqualTo("was changed since by the import of upload.csv (accounts)");
    assertThat(accounts()).hasSize(2);
    assertThat(client.delete("/api/imports/" + second).statusCode()).isEqualTo(200);
    assertThat(client.delete("/api/imports/" + first).statusCode()).isEqualTo(200);
    assertThat(accounts()).isEmpty();
  }

  @Test
  void refusesToTakeBackAccountsThatOthersReferTo() {
    String first = run(200, "accounts", "id,name\na,Acme\nb,Bolt\n").get("id").asString();
    run(200, "revenue", "account_id,date,mrr\na,2026-01-01,5\n");
    var refused = json(409, client.delete("/api/imports/" + first));
    assertThat(refused.get("problems").size()).isEqualTo(1);
    assertThat(refused.at("/problems/0/problem").asString())
        .isEqualTo("has got rows in revenue since by the import of upload.csv (revenue)");
    assertThat(refused.get("detail").asString()).contains("upload.csv (revenue)");
    assertThat(accounts()).hasSize(2);
  }

  @Test
  void namesTheLaterImportsNewestFirstAndLeavesOutThoseAlreadyUndone() {
    String first = run(200, "accounts", "id,name\na,Acme\nb,Bolt\n").get("id").asString();
    run(200, "revenue?file=spring.csv", "account_id,date,mrr\na,2026-01-01,5\n");
    String gone =
        run(200, "revenue?file=gone.csv", "account_id,date,mrr\nb,2026-02-01,5\n")
            .get("id")
            .asString();
    run(200, "accounts?file=names.csv", "id,name\nb,Bolt & Sons\n");
    client.delete("/api/imports/" + gone);
    assertThat(json(409, client.delete("/api/imports/" + first)).get("detail").asString())
        .isEqualTo(
            "2 rows of this import were changed or used since. Undo the later imports first:"
                + " names.csv (accounts), spring.csv (revenue).");
  }

  @Test
  void saysThatEditsAreInTheWayWhereNoImportIs() {
    String first = run(200, "accounts", "id,name\na,Acme\n").get("id").asString();
    new TransactionTemplate(transactions)
        .executeWithoutResult(
            _ -> sql.sql("UPDATE account SET owner = 'Kim' WHERE id = 'a'").update());
    var refused = json(409, client.delete("/api/imports/" + first));
    assertThat(refused.get("detail").asString()).contains("by edits");
    assertThat(refused.at("/problems/0/problem").asString()).isEqualTo("was changed since");
  }

  @Test
  void answersUnknownKindsWithTheKnownOnes() {
    var answer = json(404, send("nonsense", "id\n1\n"));
    assertThat(answer.get("detail").asString()).contains("accounts").contains("invoices");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dryrun=true", "decimal=dot", "dryRun=maybe"})
  void refusesOptionsNobodyKnows(String option) {
    assertThat(send("accounts?" + option, "id,name\na,A\n").statusCode()).isEqualTo(400);
    assertThat(accounts()).isEmpty();
  }

  @Test
  void wantsTheRightRole() {
    var viewer = client.postJson("/api/keys", "{\"name\":\"v\",\"role\":\"viewer\"}");
    var asViewer = client.withKey(client.json(viewer).get("key").asString());
    assertThat(asViewer.postCsv("/api/imports/accounts", "id,name\na,A\n").statusCode())
        .isEqualTo(403);
    assertThat(asViewer.get("/api/imports").statusCode()).isEqualTo(200);
    assertThat(client.withKey(null).postCsv("/api/imports/accounts", "id\n").statusCode())
        .isEqualTo(401);
  }

  @Test
  void readsWhatWindowsWrites() {
    byte[] file = "Name;ID;Umsatz\r\nMüller;1;1.234,50\r\n".getBytes(StandardCharsets.ISO_8859_1);
    var answer =
        client.send(
            client
                .request("/api/imports/accounts", "Content-Type", "text/csv")
                .POST(BodyPublishers.ofByteArray(file)));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(accounts()).containsExactly("1|Müller|-|{\"Umsatz\":1234.5}");
  }

  @Test
  void asksForTheCharactersAndTakesWhatIsSaid() {
    byte[] file = "id,name\n1,Doleèek\n".getBytes(Charset.forName("windows-1252"));
    var asked = json(422, bytes("accounts", file));
    assertThat(asked.at("/questions/0/option").asString()).isEqualTo("characters");
    assertThat(asked.at("/questions/0/answers").toString()).contains("Doleček", "windows-1250");
    assertThat(asked.at("/problems/0/problem").asString()).contains("characters=windows-1250");
    assertThat(json(200, bytes("accounts?dryRun=true", file)).get("questions").size()).isOne();
    assertThat(
            json(200, bytes("accounts?characters=windows-1250", file)).get("characters").asString())
        .isEqualTo("windows-1250");
    assertThat(accounts()).containsExactly("1|Doleček|-|{}");
    assertThat(bytes("accounts?characters=nonsense", file).statusCode()).isEqualTo(400);
  }

  @Test
  void keepsAFileUtf8WhereOneByteIsAstray() {
    byte[] file = "id,name\n1,Zoë\n2,Cafx\n".getBytes(StandardCharsets.UTF_8);
    file[file.length - 2] = (byte) 0xE9;
    var report = json(200, bytes("accounts?skipInvalid=true", file));
    assertProblem(report, 0, "3", "name", null, "not valid UTF-8");
    assertThat(accounts()).containsExactly("1|Zoë|-|{}");
  }

  @Test
  void readsUtf16WithoutItsMark() {
    json(200, bytes("accounts", "id,name\n1,Zoë\n".getBytes(StandardCharsets.UTF_16LE)));
    assertThat(accounts()).containsExactly("1|Zoë|-|{}");
  }

  @Test
  void keepsTextsThatAreNoNumbers() {
    run(
        200,
        "accounts",
        "id,name,App version,Phone,Part,Seats\na1,Alpha,1.10,+4722334455,007,5\n"
            + "a2,Beta,1.1,4722334455,12e3,6\na3,Gamma,1.9,+14155550100,8,7\n");
    assertThat(accounts())
        .containsExactly(
            "a1|Alpha|-|{\"App"
                + " version\":\"1.10\",\"Phone\":\"+4722334455\",\"Part\":\"007\",\"Seats\":5}",
            "a2|Beta|-|{\"App"
                + " version\":\"1.1\",\"Phone\":\"4722334455\",\"Part\":\"12e3\",\"Seats\":6}",
            "a3|Gamma|-|{\"App"
                + " version\":\"1.9\",\"Phone\":\"+14155550100\",\"Part\":\"8\",\"Seats\":7}");
  }

  @Test
  void leavesAColumnItsTypeWhereOneCellIsOdd() {
    var report =
        run(200, "accounts", "id,name,Seats\na,A,5\nb,B,12\nc,C,7\nd,D,about 20\ne,E,N/A\n");
    assertThat(report.get("notes").toString())
        .contains("Seats is a number; 1 cell is not", "line 5");
    assertThat(accounts().get(3)).isEqualTo("d|D|-|{\"Seats\":\"about 20\"}");
    assertThat(accounts().get(4)).as("no value").isEqualTo("e|E|-|{}");
  }

  @Test
  void readsWordsForNoValueAndIdsOfNobody() {
    var report = run(422, "accounts", "id,name,industry\nundefined,A,Retail\n0,B,NULL\n");
    assertProblem(report, 0, "2", "id", "undefined", "nobody");
    assertProblem(report, 1, "3", "id", "0", "nobody");
    run(200, "accounts", "id,name,industry\na,A,NULL\nb,B,n/a\n");
    assertThat(accounts()).containsExactly("a|A|-|{}", "b|B|-|{}");
  }

  @Test
  void readsAHeadersZoneAndLeavesImpossibleDatesBlank() {
    var report =
        run(
            200,
            "accounts",
            "id,name,Created (GMT+2)\na,A,2026-10-01 00:30\nb,B,0001-01-01T00:00:00Z\n"
                + "c,C,1970-01-01\n");
    assertThat(
            sql.sql("SELECT coalesce(created_at, -1) FROM account ORDER BY id")
                .query(Long.class)
                .list())
        .containsExactly(Instant.parse("2026-09-30T22:30:00Z").toEpochMilli(), -1L, -1L);
    assertThat(report.get("notes").toString()).contains("created_at: 2 cells say");
  }

  @Test
  void takesNoLookAlikesForNewRows() {
    run(200, "accounts", "id,name\nACME,Acme\n");
    var again = run(200, "accounts", "id,name\n\u202DACME\u202C,Acme\n");
    assertCounts(again, 1, 0, 0, 1, 0);
  }

  private HttpResponse<String> bytes(String path, byte[] file) {
    return client.send(
        client
            .request("/api/imports/" + path, "Content-Type", "text/csv")
            .POST(BodyPublishers.ofByteArray(file)));
  }

  @Test
  void listsKindsWithTheirColumns() {
    var kinds = client.getJson("/api/imports/kinds");
    assertThat(kinds.valueStream().map(k -> k.get("name").asString()).toList())
        .contains("accounts", "people", "revenue", "subscriptions", "invoices", "deals");
  }

  private List<String> accounts() {
    return sql.sql(
            "SELECT id || '|' || name || '|' || coalesce(industry, '-') || '|' || attributes"
                + " FROM account ORDER BY id")
        .query(String.class)
        .list();
  }

  private HttpResponse<String> send(String path, String csv) {
    return client.postCsv("/api/imports/" + path, csv);
  }

  private JsonNode run(int status, String path, String csv) {
    return json(status, send(path, csv));
  }

  private JsonNode json(int status, HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return client.json(answer);
  }

  private static void assertCounts(
      JsonNode report, int rows, int created, int updated, int unchanged, int rejected) {
    assertThat(
            List.of("rows", "created", "updated", "unchanged", "rejected").stream()
                .map(n -> report.get(n).asInt())
                .toList())
        .as(report.toString())
        .containsExactly(rows, created, updated, unchanged, rejected);
  }

  private static void assertProblem(
      JsonNode report, int index, String line, String column, String value, String says) {
    var problem = report.get("problems").get(index);
    assertThat(problem).as(report.toString()).isNotNull();
    assertThat(problem.get("line").isNull() ? null : problem.get("line").asString())
        .as(problem.toString())
        .isEqualTo(line);
    assertThat(problem.get("column").isNull() ? null : problem.get("column").asString())
        .as(problem.toString())
        .isEqualTo(column);
    if (value != null) {
      assertThat(problem.get("value").asString()).isEqualTo(value);
    }
    assertThat(problem.get("problem").asString()).contains(says);
  }
}
