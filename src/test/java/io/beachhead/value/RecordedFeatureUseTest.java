package io.beachhead.value;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import io.beachhead.customers.CustomerBase;
import io.beachhead.customers.CustomerBases;
import io.beachhead.segments.FeatureUse;
import io.beachhead.store.Changes;
import io.beachhead.value.features.RecordedFeatureUse;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@TestWorkspace
class RecordedFeatureUseTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

  @Autowired TestClient client;
  @Autowired JdbcClient sql;
  @Autowired Changes changes;
  @Autowired CustomerBases bases;
  @Autowired RecordedFeatureUse use;
  @Autowired PlatformTransactionManager transactions;

  /**
   * a: a flag without dates; b: long ago; c: from last week on; d: counted as no use; e: next year.
   */
  @BeforeEach
  void fiveAccounts() {
    client.emptyWorkspace();
    new TransactionTemplate(transactions)
        .executeWithoutResult(_ -> {
          sql.sql(
                  """
                  INSERT INTO account (id, name)
                  VALUES ('a', 'A'), ('b', 'B'), ('c', 'C'), ('d', 'D'), ('e', 'E')
                  """)
              .update();
          sql.sql("INSERT INTO feature (key, name) VALUES ('portal', 'Portal')").update();
          sql.sql(
                  """
                  INSERT INTO feature_use (account_id, feature, from_date, to_date, uses) VALUES
                  ('a', 'portal', '', NULL, 1),
                  ('b', 'portal', '2025-01-01', '2025-03-31', 7),
                  ('c', 'portal', '2026-11-15', NULL, 2),
                  ('d', 'portal', '2026-11-15', NULL, 0),
                  ('e', 'portal', '2027-01-01', NULL, 3)
                  """)
              .update();
          changes.mark("customers");
          changes.mark("value");
        });
  }

  @Test
  void saysWhoUsedAFeatureAndWhen() {
    assertThat(((FeatureUse) use).features()).containsExactly("portal");
    assertThat(accounts(null)).isEqualTo("{0, 1, 2}");
    assertThat(accounts(TODAY.minusDays(29))).isEqualTo("{0, 2}");
    assertThat(accounts(LocalDate.of(2025, 3, 31))).isEqualTo("{0, 1, 2}");
  }

  @Test
  void answersRulesAndAsksAgainWhenUseChanges() {
    client.postJson(
        "/api/segmentations",
        """
        {"key":"use","rules":[{"segment":"users","when":"used('Portal') in last 36600 days"}]}
        """);

    assertThat(users()).isEqualTo(3);
    new TransactionTemplate(transactions)
        .executeWithoutResult(_ -> {
          sql.sql("DELETE FROM feature_use WHERE account_id = 'a'").update();
          changes.mark("value");
        });
    assertThat(users()).isEqualTo(2);
    var refused =
        client.postJson(
            "/api/segmentations",
            """
            {"key":"k","rules":[{"segment":"s","when":"used('portall')"}]}
            """);
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("Did you mean 'portal'?");
  }

  private int users() {
    return client
        .getJson("/api/segmentations/use?asOf=2026-11-21")
        .get("segments")
        .get(0)
        .get("accounts")
        .asInt();
  }

  private String accounts(@Nullable LocalDate since) {
    CustomerBase base = bases.asOf(TODAY);
    return use.accounts("portal", since, TODAY, base).toString();
  }
}
