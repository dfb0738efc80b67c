package io.beachhead.imports.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import io.beachhead.workspace.Role;
import io.beachhead.workspace.access.Members;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@TestWorkspace
class ImportPagesTest {
  private static final Pattern JOB = Pattern.compile("/imports/jobs/[0-9a-f-]+");
  private static final Pattern BAR = Pattern.compile("value=\"(\\d+)\" max=\"(\\d+)\"");
  private static final String PASSWORD = "a long enough passphrase 7";

  @Autowired TestClient client;
  @Autowired Members members;
  @Autowired JdbcClient sql;
  @Autowired PlatformTransactionManager transactions;

  private TestClient browser;

  @BeforeEach
  void signIn() {
    client.emptyWorkspace();
    var member = members.add("Ada", UUID.randomUUID() + "@planwright.test", Role.ADMIN);
    members.password(member.id(), members.hashed(PASSWORD));
    browser = client.browser();
    browser.submit("/sign-in", "/sign-in", "email", member.email(), "password", PASSWORD);
  }

  @Test
  void mendsAMistakeImportsAndTakesBack() {
    String page = upload("id,Firm,Seats,joined\na,Acme,3,3/4/2026\nb,Bolt,4,\n");
    assertThat(get(page)).contains("choose a column or give a value").contains("Firm");

    String checked =
        post(
            page,
            "check",
            Map.of(
                "from.id",
                "id",
                "from.name",
                "Firm",
                "from.created_at",
                "joined",
                "attribute",
                "Seats"));
    assertThat(get(checked))
        .contains("1 problem in 2 rows")
        .contains("Line")
        .contains("dates=dmy")
        .contains("which comes first?");
    assertThat(get("/imports")).contains("Nothing imported yet");

    var answered =
        Map.of(
            "from.id",
            "id",
            "from.name",
            "Firm",
            "from.created_at",
            "joined",
            "attribute",
            "Seats",
            "dates",
            "dmy");
    assertThat(get(post(page, "check", answered))).contains("Import 2 rows");
    String imported = get(post(page, "import", answered));
    assertThat(imported).contains("Imported 2 rows: 2 new").contains("Undo");
    assertThat(
            sql.sql("SELECT name || attributes FROM account ORDER BY id")
                .query(String.class)
                .list())
        .containsExactly("Acme{\"Seats\":3}", "Bolt{\"Seats\":4}");

    String history = get("/imports");
    assertThat(history).contains("people.csv").contains("2 new");
    String id = sql.sql("SELECT id FROM import").query(String.class).single();
    assertThat(history).contains("href=\"/imports/" + id + "/taken-back\"");
    String asked = get("/imports/" + id + "/taken-back");
    assertThat(asked)
        .contains("Undo the import of people.csv?")
        .contains("It deletes the 2 rows of accounts that this import added.");
    assertThat(sql.sql("SELECT count(*) FROM account").query(Integer.class).single())
        .as("asking changes nothing")
        .isEqualTo(2);
    assertThat(browser.submit("/imports", "/imports/" + id + "/taken-back").statusCode())
        .isEqualTo(302);
    assertThat(sql.sql("SELECT count(*) FROM account").query(Integer.class).single()).isZero();
    assertThat(get("/imports")).contains("Undone by Ada");
  }

  @Test
  void namesTheLaterImportsThatStandInTheWayAndLinksThem() {
    client.postCsv("/api/imports/accounts?file=firms.csv", "id,name\na,Acme\n");
    client.postCsv("/api/imports/revenue?file=mrr.csv", "account_id,date,mrr\na,2026-01-01,5\n");
    var ids = sql.sql("SELECT id FROM import ORDER BY imported_at, id").query(String.class).list();
    var refused = browser.submit("/imports", "/imports/" + ids.getFirst() + "/taken-back");
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body())
        .contains("Undo the later imports first: mrr.csv (revenue).")
        .contains("href=\"/imports/" + ids.getLast() + "/taken-back\"")
        .contains("has got rows in revenue since");
    assertThat(browser.get("/imports/nope/taken-back").statusCode()).isEqualTo(404);
  }

  @Test
  void offersTheSameUploadAsEveryKind() {
    String page = upload("who,Chat,Mail\na,Yes,No\n");
    client.postCsv("/api/imports/accounts", "id,name\na,Acme\n");
    assertThat(get(page + "?kind=feature-usage")).contains("Columns that are features");
    var answer =
        browser.form(
            page,
            "_csrf",
            browser.csrfToken(page),
            "kind",
            "feature-usage",
            "action",
            "import",
            "from.account_id",
            "who",
            "feature",
            "Chat",
            "feature",
            "Mail");
    assertThat(get(location(answer))).contains("2 features").contains("1 new");
  }

  @Test
  void exportsWhatImportsReadBack() {
    client.postCsv(
        "/api/imports/accounts", "id,name,Size,Flag\na,\"=1+1\",1.5,true\nb,\"x, y\",,\n");
    client.postCsv("/api/imports/revenue", "account_id,date,mrr\na,2026-01-01,12.34\n");
    String marked = client.get("/api/export/accounts.csv?bom=true").body();
    assertThat(marked).startsWith("\uFEFFid,name");
    assertThat(
            client.json(client.postCsv("/api/imports/accounts", marked)).get("unchanged").asInt())
        .isEqualTo(2);
    String accounts = client.get("/api/export/accounts.csv").body();
    assertThat(accounts).as("no mark unless asked for").isEqualTo(marked.substring(1));
    assertThat(accounts).contains("'=1+1").contains("1.5");
    var again = client.json(client.postCsv("/api/imports/accounts", accounts));
    assertThat(again.get("unchanged").asInt()).as(again.toString()).isEqualTo(2);
    String revenue = client.get("/api/export/revenue.csv").body();
    assertThat(revenue).contains("a,2026-01-01,12.34,USD");
    for (String kind :
        List.of(
            "people",
            "subscriptions",
            "invoices",
            "deals",
            "features",
            "evidence",
            "feature-usage",
            "requests")) {
      assertThat(client.get("/api/export/" + kind + ".csv").statusCode()).as(kind).isEqualTo(200);
    }
    assertThat(
            client.json(client.postCsv("/api/imports/revenue", revenue)).get("unchanged").asInt())
        .isEqualTo(1);
  }

  /** The writer is held until the page is there, so that no machine is too fast to be watched. */
  @Test
  void movesTheBarWhileTheFileIsRead() throws InterruptedException {
    int rows = 60_000;
    var csv = new StringBuilder("id,name,seats\n");
    for (int row = 1; row <= rows; row++) {
      csv.append("a%06d,Company %d,%d\n".formatted(row, row, row % 90));
    }
    String page = upload(csv.toString());

    String job =
        new TransactionTemplate(transactions)
            .execute(_ -> {
              sql.sql("UPDATE theme SET name = name").update();
              String shown = get(post(page, "check", Map.of("from.id", "id", "from.name", "name")));
              assertThat(shown).contains("Checking: reading the file");
              var address = JOB.matcher(shown);
              assertThat(address.find()).as(shown).isTrue();
              return address.group();
            });

    var seen = new ArrayList<Long>();
    var last = browser.get(job);
    for (int poll = 0; poll < 3_000 && last.headers().firstValue("HX-Refresh").isEmpty(); poll++) {
      var bar = BAR.matcher(last.body());
      if (bar.find()) {
        assertThat(bar.group(2)).isEqualTo(Integer.toString(rows));
        long done = Long.parseLong(bar.group(1));
        if (seen.isEmpty() || seen.getLast() != done) {
          seen.add(done);
        }
      }
      Thread.sleep(10);
      last = browser.get(job);
    }

    assertThat(seen)
        .hasSizeGreaterThan(3)
        .isSorted()
        .allSatisfy(done -> assertThat(done).isBetween(0L, (long) rows));
    assertThat(last.body()).contains("Checking: 60,000 of 60,000 rows");
    assertThat(get(page + "?job=" + job.substring(job.lastIndexOf('/') + 1)))
        .contains("Import 60,000 rows");
  }

  @Test
  void saysWhatAnUploadIsThatIsNoCsv() {
    assertThat(get(upload("%PDF-1.7 ..."))).contains("This is a PDF");
  }

  private String upload(String csv) {
    String boundary = "----part" + UUID.randomUUID();
    String body =
        "--%s\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n%s\r\n"
                .formatted(boundary, browser.csrfToken("/imports"))
            + "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"people.csv\"\r\n"
                .formatted(boundary)
            + "Content-Type: text/csv\r\n\r\n%s\r\n--%s--\r\n".formatted(csv, boundary);
    return location(
        browser.send(
            browser
                .request(
                    "/imports/files", "Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofString(body))));
  }

  private String post(String page, String action, Map<String, String> fields) {
    var all =
        new ArrayList<>(List.of("kind", "accounts", "action", action, "attributesShown", "1"));
    fields.forEach((name, value) -> all.addAll(List.of(name, value)));
    return location(browser.submit(page, page, all.toArray(String[]::new)));
  }

  private String get(String path) {
    var answer = browser.get(path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }

  private static String location(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
    String location = TestClient.header(answer, "Location").getFirst();
    return location.replaceFirst("^https?://[^/]+", "").replaceFirst("#.*$", "");
  }
}
