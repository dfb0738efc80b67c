package io.beachhead.value;

import io.beachhead.TestClient;
import io.beachhead.store.Changes;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts accounts and a segmentation into a running program, as imports would. */
public final class CustomersGiven {
  private CustomersGiven() {}

  /**
   * Empties the workspace and stores 40 accounts of real estate paying 10,000 a year, 20 of
   * technology paying 6,000, and 3 of no known industry paying nothing; a segmentation by industry,
   * active.
   */
  public static void threeIndustries(TestClient client, ApplicationContext program) {
    client.emptyWorkspace();
    program
        .getBean(TransactionTemplate.class)
        .executeWithoutResult(
            _ -> program.getBean(JdbcClient.class).sql("DELETE FROM account").update());
    accounts(program, "re", 40, "Real estate", 10_000);
    accounts(program, "tech", 20, "Technology", 6_000);
    accounts(program, "misc", 3, null, 0);
    var made =
        client.postJson(
            "/api/segmentations",
            """
            {"key":"industry","name":"Industry","rules":[
              {"segment":"real-estate","name":"Real estate","when":"industry = 'Real estate'"},
              {"segment":"technology","name":"Technology","when":"industry = 'Technology'"}]}
            """);
    if (made.statusCode() != 201) {
      throw new AssertionError(made.body());
    }
    client.postJson("/api/segmentations/industry/activation", "");
  }

  /** Accounts {@code PREFIX-0} and on. */
  public static void accounts(
      ApplicationContext program, String prefix, int count, String industry, double arr) {
    var sql = program.getBean(JdbcClient.class);
    program
        .getBean(TransactionTemplate.class)
        .executeWithoutResult(_ -> {
          for (int i = 0; i < count; i++) {
            sql.sql("INSERT INTO account (id, name, industry) VALUES (:id, :name, :industry)")
                .param("id", prefix + "-" + i)
                .param("name", prefix + " " + i)
                .param("industry", industry)
                .update();
            if (arr > 0) {
              sql.sql(
                      """
                      INSERT INTO revenue (account_id, date, mrr_minor, currency)
                      VALUES (:id, '2025-01-01', :minor, 'USD')
                      """)
                  .param("id", prefix + "-" + i)
                  .param("minor", Math.round(arr * 100 / 12))
                  .update();
            }
          }
          program.getBean(Changes.class).mark("customers");
        });
  }
}
