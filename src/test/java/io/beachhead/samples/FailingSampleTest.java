package io.beachhead.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A sample of which only a part can be stored. */
@TestWorkspace
class FailingSampleTest {
  private static final int MANY = 1_000_000_000;

  @Autowired TestClient client;
  @Autowired JdbcClient sql;
  @Autowired PlatformTransactionManager transactions;

  @BeforeEach
  void empty() {
    client.emptyWorkspace();
  }

  @AfterEach
  void storesAgain() {
    mostPages(MANY);
    write(() -> sql.sql("DROP TRIGGER IF EXISTS refuse_evidence").update());
    write(() -> sql.sql("DROP TRIGGER IF EXISTS refuse_deletion").update());
    write(() -> sql.sql("DROP TABLE IF EXISTS ballast").update());
    client.emptyWorkspace();
  }

  @Test
  void leavesNothingWhenTheStoreIsFullHalfWayAndLoadsOnceThereIsRoom() {
    fillUpTo(30);

    var answer = client.postJson("/api/samples/project-management", "");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(507);
    assertThat(answer.body()).contains("The disk of the server is full");
    isEmpty();
    mostPages(MANY);
    loads();
  }

  @Test
  void leavesNothingWhenTheEvidenceCannotBeStored() {
    refuse("refuse_evidence", "INSERT ON evidence", "disk I/O error");

    var answer = client.postJson("/api/samples/project-management", "");

    assertThat(answer.statusCode()).isEqualTo(500);
    isEmpty();
    write(() -> sql.sql("DROP TRIGGER refuse_evidence").update());
    loads();
  }

  @Test
  void removesTheRestBeforeTheNextLoadWhereTidyingUpFailedToo() {
    refuse("refuse_evidence", "INSERT ON evidence", "disk I/O error");
    refuse("refuse_deletion", "DELETE ON account", "disk I/O error");

    var answer = client.postJson("/api/samples/project-management", "");

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body())
        .contains("could not be loaded to its end", "Load a sample again")
        .doesNotContain("disk I/O");
    assertThat(client.getJson("/api/accounts").get("total").intValue()).isEqualTo(370);
    write(() -> sql.sql("DROP TRIGGER refuse_evidence").update());
    write(() -> sql.sql("DROP TRIGGER refuse_deletion").update());
    loads();
  }

  private void loads() {
    var again = client.postJson("/api/samples/project-management", "");
    assertThat(again.statusCode()).as(again.body()).isEqualTo(200);
    assertThat(client.getJson("/api/accounts").get("total").intValue()).isEqualTo(370);
    assertThat(client.getJson("/api/workspace").get("sample").stringValue())
        .isEqualTo("project-management");
  }

  private void isEmpty() {
    assertThat(client.getJson("/api/accounts").get("total").intValue()).isZero();
    assertThat(client.getJson("/api/features").size()).isZero();
    assertThat(client.getJson("/api/workspace").get("sample").isNull()).isTrue();
    assertThat(client.getJson("/api/imports").toString()).doesNotContain("sample accounts.csv");
    assertThat(client.get("/").body()).contains("Load Project-management tool");
  }

  private void refuse(String name, String what, String why) {
    write(() ->
        sql.sql(
                "CREATE TRIGGER %s BEFORE %s BEGIN SELECT RAISE(ABORT, '%s'); END"
                    .formatted(name, what, why))
            .update());
  }

  /** Leaves room for that many pages and not one more. */
  private void fillUpTo(int pages) {
    write(() -> {
      sql.sql("CREATE TABLE ballast (x BLOB)").update();
      return sql.sql(
              """
              WITH RECURSIVE page(i) AS (
                SELECT 1 UNION ALL
                SELECT i + 1 FROM page WHERE i <= (SELECT freelist_count FROM pragma_freelist_count)
              )
              INSERT INTO ballast SELECT zeroblob(4000) FROM page
              """)
          .update();
    });
    write(() -> {
      int now = sql.sql("PRAGMA page_count").query(Integer.class).single();
      mostPages(now + pages);
      return now;
    });
  }

  private void mostPages(int most) {
    write(() -> sql.sql("PRAGMA max_page_count = " + most).query(Long.class).single());
  }

  private <T> void write(Supplier<T> change) {
    new TransactionTemplate(transactions).execute(_ -> change.get());
  }
}
