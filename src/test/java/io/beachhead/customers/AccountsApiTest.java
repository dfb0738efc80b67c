package io.beachhead.customers;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import io.beachhead.store.Changes;
import io.beachhead.web.Cursor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

@TestWorkspace
class AccountsApiTest {
  @Autowired TestClient anybody;
  @Autowired JdbcClient sql;
  @Autowired Changes changes;
  @Autowired PlatformTransactionManager transactions;

  TestClient client;

  @BeforeEach
  void threeAccounts() {
    change("DELETE FROM account");
    client = anybody.withKey(TestWorkspace.API_KEY);
    change(
        """
        INSERT INTO account (id, name, domain, industry, employees, stage, owner, created_at, attributes)
        VALUES
        ('halden', 'Halden Property', 'halden.no', 'Real estate', 84, 'paying', 'Priya Raman',
         1741600000000, '{"Contract":"Two year","Units":1140}'),
        ('mueller', 'Müller & Söhne', NULL, 'Technology', 12, 'free', NULL, NULL,
         '{"Contract":"Month-to-month"}'),
        ('acme/eu', 'Acme; Europe 100%', NULL, NULL, NULL, NULL, NULL, NULL, '{}')\
        """,
        """
        INSERT INTO person (id, account_id, name, title, persona, buying_role) VALUES
        ('p1', 'halden', 'Signe Berg', 'Head of operations', 'Operations', 'champion')\
        """,
        """
        INSERT INTO revenue (account_id, date, mrr_minor, currency) VALUES
        ('halden', '2025-03-01', 100000, 'USD'), ('halden', '2026-08-01', 140000, 'USD'),
        ('mueller', '2025-01-01', 5000, 'USD'), ('mueller', '2026-01-01', 0, 'USD')\
        """);
  }

  @Test
  void listsAccountsWithTheirRevenueInForce() {
    JsonNode answer = client.getJson("/api/accounts?asOf=2026-11-21");
    assertThat(answer.get("total").intValue()).isEqualTo(3);
    assertThat(answer.get("nextCursor").isNull()).isTrue();
    assertThat(names(answer))
        .as("largest revenue first, not known last")
        .containsExactly("Halden Property", "Müller & Söhne", "Acme; Europe 100%");
    JsonNode halden = answer.get("items").get(0);
    assertThat(halden.get("arr").get("amount").decimalValue()).isEqualByComparingTo("16800");
    assertThat(halden.get("arr").get("currency").stringValue()).isEqualTo("USD");
    assertThat(halden.get("attributes").toString())
        .isEqualTo("{\"Contract\":\"Two year\",\"Units\":1140}");
    assertThat(halden.get("createdAt").stringValue()).isEqualTo("2025-03-10T09:46:40Z");
    JsonNode ended = answer.get("items").get(1);
    assertThat(ended.get("arr").get("amount").decimalValue()).isEqualByComparingTo("0");
    JsonNode unknown = answer.get("items").get(2);
    assertThat(unknown.get("arr").isNull()).isTrue();
    assertThat(unknown.get("notEnoughData").get("have").intValue()).isZero();
    assertThat(unknown.get("employees").isNull()).isTrue();
    assertThat(
            client.getJson("/api/accounts?asOf=2025-12-31").get("arr").get("amount").doubleValue())
        .as("as it stood then")
        .isEqualTo(12 * 1050);
  }

  @Test
  void findsByNameDomainAndIdWithoutMindingAccents() {
    assertThat(found("q=muller")).containsExactly("Müller & Söhne");
    assertThat(found("q=HALDEN.NO")).containsExactly("Halden Property");
    assertThat(found("q=acme/eu")).containsExactly("Acme; Europe 100%");
    assertThat(found("q=property+halden")).containsExactly("Halden Property");
    assertThat(found("q=nobody")).isEmpty();
  }

  @Test
  void filtersByStandardAndCustomAttributes() {
    assertThat(found("stage=paying")).containsExactly("Halden Property");
    assertThat(found("attribute.contract=month-to-month")).containsExactly("Müller & Söhne");
    assertThat(found("attribute.Units=1140")).containsExactly("Halden Property");
    assertThat(found("industry=Technology&industry=Real+estate")).hasSize(2);
    assertThat(found("stage=(not+known)")).containsExactly("Acme; Europe 100%");
    assertThat(found("stage=paying&attribute.contract=month-to-month")).isEmpty();
    assertThat(found("stage=")).as("an empty form field asks nothing").hasSize(3);
  }

  @Test
  void sortsBothWaysWithUnknownValuesLast() {
    assertThat(found("sort=name"))
        .containsExactly("Acme; Europe 100%", "Halden Property", "Müller & Söhne");
    assertThat(found("sort=-employees"))
        .containsExactly("Halden Property", "Müller & Söhne", "Acme; Europe 100%");
    assertThat(found("sort=employees"))
        .containsExactly("Müller & Söhne", "Halden Property", "Acme; Europe 100%");
    assertThat(found("sort=-people").getFirst()).isEqualTo("Halden Property");
    assertThat(found("sort=attribute.Contract").getFirst()).isEqualTo("Müller & Söhne");
  }

  @Test
  void saysWhatIsWrongWithAQuestion() {
    for (String question :
        List.of(
            "sort=colour",
            "attribute.colour=red",
            "limit=0",
            "limit=many",
            "cursor=xyz",
            "attribute.Units=many",
            "segment=real-estate",
            "asOf=yesterday")) {
      var answer = client.get("/api/accounts?" + question);
      assertThat(answer.statusCode()).as(question).isBetween(400, 422);
      assertThat(TestClient.header(answer, "Content-Type"))
          .containsExactly("application/problem+json");
      assertThat(client.json(answer).get("problems").size()).as(question).isEqualTo(1);
    }
    assertThat(client.get("/api/accounts?segmentation=none").statusCode()).isEqualTo(404);
  }

  @Test
  void pagesThroughEverythingOnceWhateverTheOrder() {
    change(
        "INSERT INTO account (id, name, employees) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL"
            + " SELECT i + 1 FROM n WHERE i < 120) SELECT 'n' || i, 'Name ' || (i % 7),"
            + " CASE WHEN i % 3 = 0 THEN NULL ELSE i % 5 END FROM n");
    for (String sort : List.of("name", "-name", "employees", "-employees", "arr", "id")) {
      List<String> ids = new ArrayList<>();
      String cursor = "";
      do {
        JsonNode answer =
            client.getJson("/api/accounts?limit=7&sort=" + sort + "&cursor=" + cursor);
        answer.get("items").forEach(item -> ids.add(item.get("id").stringValue()));
        cursor = answer.get("nextCursor").isNull() ? "" : answer.get("nextCursor").stringValue();
      } while (!cursor.isEmpty());
      assertThat(ids).as(sort).hasSize(123).doesNotHaveDuplicates();
      assertThat(ids)
          .as(sort)
          .containsExactlyElementsOf(ids(client.getJson("/api/accounts?limit=1000&sort=" + sort)));
    }
  }

  @Test
  void goesOnWhereItStoodThoughTheLastAccountIsGone() {
    JsonNode first = client.getJson("/api/accounts?limit=2&sort=name");
    assertThat(ids(first)).containsExactly("acme/eu", "halden");
    change("DELETE FROM account WHERE id = 'halden'");
    JsonNode second =
        client.getJson(
            "/api/accounts?limit=2&sort=name&cursor=" + first.get("nextCursor").stringValue());
    assertThat(ids(second)).containsExactly("mueller");
  }

  @Test
  void refusesACursorOfAnotherOrderAndOneThatIsMadeUp() {
    String byName =
        client.getJson("/api/accounts?limit=2&sort=name").get("nextCursor").stringValue();
    String madeUp = Cursor.of("-arr", "=plenty", "acme/eu").encode();

    assertThat(client.get("/api/accounts?sort=-arr&cursor=" + byName).statusCode()).isEqualTo(400);
    assertThat(client.get("/api/accounts?sort=-arr&cursor=" + madeUp).body())
        .contains("The cursor is not valid.");
    assertThat(client.get("/accounts?sort=arr&cursor=" + byName).statusCode()).isEqualTo(400);
  }

  @Test
  void saysAllAboutOneAccount() {
    JsonNode account = client.getJson("/api/accounts/halden?asOf=2026-11-21");
    assertThat(account.get("name").stringValue()).isEqualTo("Halden Property");
    assertThat(account.get("revenue").get("source").stringValue()).isEqualTo("revenue");
    assertThat(account.get("revenue").get("customerSince").stringValue()).isEqualTo("2025-03-01");
    JsonNode months = account.get("revenue").get("months");
    assertThat(months.size()).isEqualTo(24);
    assertThat(months.get(23).get("month").stringValue()).isEqualTo("2026-11");
    assertThat(months.get(23).get("mrr").get("amount").doubleValue()).isEqualTo(1400);
    assertThat(months.get(19).get("mrr").get("amount").doubleValue()).isEqualTo(1000);
    assertThat(account.get("contacts").get(0).get("buyingRole").stringValue())
        .isEqualTo("champion");
  }

  @Test
  void findsAnAccountWhoseIdNoPathCanCarry() {
    assertThat(AccountAddress.of("acme/eu")).isEqualTo("/accounts/-?id=acme%2Feu");
    assertThat(AccountAddress.of("A B")).isEqualTo("/accounts/A%20B");
    assertThat(client.getJson("/api" + AccountAddress.of("acme/eu")).get("id").stringValue())
        .isEqualTo("acme/eu");
    assertThat(client.get(AccountAddress.of("acme/eu")).body()).contains("Acme; Europe 100%");
  }

  @Test
  void answersAnUnknownAccountWithAProblem() {
    var answer = client.get("/api/accounts/nobody");
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(client.json(answer).get("detail").stringValue())
        .isEqualTo("There is no account nobody.");
  }

  @Test
  void givesTheWholeListAsCsvWithFormulasDefused() {
    change("INSERT INTO account (id, name, employees) VALUES ('f', '=cmd()', 3)");
    for (String path : List.of("/api/accounts.csv", "/accounts.csv")) {
      String csv = client.get(path + "?limit=1&sort=id").body();
      assertThat(csv.lines().toList()).as(path).hasSize(5);
      assertThat(csv).startsWith("id,name,domain").contains("'=cmd()").contains(",16800,USD,1\r\n");
    }
    var byAccept = client.get("/api/accounts", "Accept", "text/csv");
    assertThat(byAccept.body()).startsWith("id,name,domain");
  }

  @Test
  void changesOwnerAndStageAndRemembersWhoDidIt() {
    var answer =
        client.send(
            client
                .request("/api/accounts/mueller", "Content-Type", "application/json")
                .method(
                    "PATCH",
                    java.net.http.HttpRequest.BodyPublishers.ofString(
                        "{\"owner\":\"Jonas Okoro\",\"stage\":\"trial\"}")));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(client.json(answer).get("owner").stringValue()).isEqualTo("Jonas Okoro");
    assertThat(found("stage=trial")).containsExactly("Müller & Söhne");
    assertThat(
            sql.sql(
                    "SELECT count(*) FROM audit_event WHERE action = 'account.changed'"
                        + " AND subject = 'mueller'")
                .query(Integer.class)
                .single())
        .isEqualTo(1);
    var refused =
        client.send(
            client
                .request("/api/accounts/mueller", "Content-Type", "application/json")
                .method(
                    "PATCH",
                    java.net.http.HttpRequest.BodyPublishers.ofString("{\"stage\":\"happy\"}")));
    assertThat(refused.statusCode()).isEqualTo(422);
  }

  @Test
  void showsThePages() {
    String list = client.get("/accounts?asOf=2026-11-21").body();
    assertThat(list).contains("3 accounts, $16.8k ARR.", "Halden Property", "$16.8k", "not known");
    String account = client.get("/accounts/halden?asOf=2026-11-21").body();
    assertThat(account)
        .contains("Customer since Mar 2025", "Signe Berg", "Champion", "Real estate", "<svg");
    assertThat(client.get("/accounts/acme").statusCode()).isEqualTo(404);
    assertThat(client.get("/accounts/mueller").body()).contains("No people yet");
    assertThat(client.get("/why/arr?account=halden&asOf=2026-11-21").body())
        .contains("Halden Property pays $16.8k a year.", "× 12");
    assertThat(client.get("/search/hits?q=hald").body()).contains("/accounts/halden");
  }

  @Test
  void findsPeoplePagesAndEverythingElseByName() {
    var people = new StringBuilder("id,account_id,email,name\n");
    for (int i = 0; i < 7; i++) {
      people.append("q%d,halden,%d@find.example,Quentin %d\n".formatted(i, i, i));
    }
    client.postCsv(
        "/api/imports/people", people + "é,halden,,Élodie Noir\nmail,halden,only@mail.example,\n");
    assertThat(client.get("/search/hits?q=quentin").body())
        .contains("Quentin 0, 0@find.example (Halden Property)", "/accounts/halden")
        .contains("/search?q=quentin", "All results")
        .doesNotContain("Quentin 5");
    assertThat(client.get("/search?q=quentin").body())
        .contains("Quentin 6")
        .doesNotContain("The first 50");
    assertThat(client.get("/search/hits?q=3@find").body())
        .contains("Quentin 3")
        .doesNotContain("All results");
    assertThat(client.get("/search/hits?q=only@mail").body()).contains("only@mail.example (Halden");
    assertThat(client.get("/search/hits?q=%C3%89lo").body()).contains("Élodie Noir (Halden");
    assertThat(client.get("/search/hits?q=q_0").body()).contains("Nothing found");
    assertThat(client.get("/search/hits?q=value").body()).contains("href=\"/value-map\"", "page");
    client.postCsv("/api/imports/features", "key,name,state\nportal,Client portal,candidate\n");
    assertThat(client.get("/search/hits?q=client+p").body()).contains("/features/portal");
  }

  @Test
  void leadsOnWhereThereIsNothingYet() {
    change("DELETE FROM account");
    assertThat(client.get("/accounts").body()).contains("Import accounts", "Look at a sample");
    assertThat(client.getJson("/api/accounts").get("items").size()).isZero();
  }

  private List<String> found(String question) {
    return names(client.getJson("/api/accounts?" + question));
  }

  private static List<String> names(JsonNode answer) {
    List<String> names = new ArrayList<>();
    answer.get("items").forEach(item -> names.add(item.get("name").stringValue()));
    return names;
  }

  private static List<String> ids(JsonNode answer) {
    List<String> ids = new ArrayList<>();
    answer.get("items").forEach(item -> ids.add(item.get("id").stringValue()));
    return ids;
  }

  private void change(String... statements) {
    new TransactionTemplate(transactions)
        .executeWithoutResult(_ -> {
          for (String statement : statements) {
            sql.sql(statement).update();
          }
          changes.mark("customers");
        });
  }

  @Test
  void findsAValueOfAnAttributeWithManyValues() {
    var insert = new StringBuilder("INSERT INTO account (id, name, industry, attributes) VALUES ");
    for (int i = 0; i < 250; i++) {
      insert.append(
          "%s('m%d', 'M%d', '%s', '{\"Town\":\"Town %d\"}')"
              .formatted(i == 0 ? "" : ",", i, i, i % 2 == 0 ? "Odd" : "Even", i % 248));
    }
    change(insert.toString());
    var list = client.get("/accounts?industry=Odd").body();
    assertThat(list)
        .contains("All 248 values", "/account-values?industry=Odd&amp;attribute=Town", "Town 1<");
    var values = client.get("/account-values?industry=Odd&attribute=Town").body();
    assertThat(values)
        .as("counts follow the other conditions; two accounts are in town 0")
        .contains(">Town 0</span><span class=\"mut\">2</span>")
        .contains("/accounts?industry=Odd&amp;attribute.Town=Town%200")
        .doesNotContain(">Town 3<");
    var found = client.get("/account-values?attribute=Town&value=town%20247").body();
    assertThat(found).contains(">Town 247<").doesNotContain(">Town 24<");
    assertThat(client.get("/account-values?attribute=Town").body())
        .contains("48 more values; search to find one.");
    assertThat(client.get("/account-values?attribute=employees").statusCode()).isEqualTo(404);
    assertThat(client.get("/account-values?attribute=nothing").statusCode()).isEqualTo(404);
    assertThat(client.get("/account-values").statusCode()).isEqualTo(400);
  }
}
