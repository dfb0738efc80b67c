package io.beachhead.customers;

import io.beachhead.customers.attribute.StatedDay;
import io.beachhead.store.Changes;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.beachhead.workspace.AuditTrail;
import io.beachhead.workspace.WorkspaceSettings;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is stored about single accounts, and the fields that people change by hand. */
@Component
public class Accounts {
  /** Where an account can stand, in the order of a customer's life. */
  public static final List<String> STAGES =
      List.of("prospect", "free", "trial", "paying", "churned");

  private static final int LONGEST_NAME = 200;

  private final JdbcClient sql;
  private final Changes changes;
  private final AuditTrail audit;
  private final WorkspaceSettings settings;

  Accounts(JdbcClient sql, Changes changes, AuditTrail audit, WorkspaceSettings settings) {
    this.sql = sql;
    this.settings = settings;
    this.changes = changes;
    this.audit = audit;
  }

  /** The people of an account: those with a buying role first, then by name. */
  public List<Person> people(String accountId) {
    var zone = settings.current().timezone();
    return sql.sql(
            """
            SELECT id, account_id, email, name, title, persona, seniority, buying_role, created_at,
                   created_day
            FROM person
            WHERE account_id = :account
            ORDER BY CASE WHEN buying_role IS NULL THEN 1 ELSE 0 END, name, id
            """)
        .param("account", accountId)
        .query((row, _) -> person(row, zone))
        .list();
  }

  /** The first day after {@code asOf} on which a running subscription ends unless renewed. */
  public Optional<LocalDate> renews(String accountId, LocalDate asOf) {
    return sql.sql(
            """
            SELECT min(end_date) FROM subscription
            WHERE account_id = :account AND start_date <= :asOf AND end_date > :asOf
            """)
        .param("account", accountId)
        .param("asOf", asOf.toString())
        .query((row, _) -> Optional.ofNullable(row.getString(1)))
        .single()
        .map(LocalDate::parse);
  }

  /**
   * Sets owner or stage of an account; null leaves a field as it is, an empty owner takes it away.
   *
   * @throws ProblemException 404 for an unknown account, 422 for an unknown stage
   */
  @Transactional
  public void change(String id, @Nullable String owner, @Nullable String stage) {
    if (stage != null && !STAGES.contains(stage)) {
      throw ProblemException.unprocessable(
          "The account was not changed.",
          List.of(ProblemItem.of("stage", stage, "expected one of " + String.join(", ", STAGES))));
    }
    if (owner != null && owner.length() > LONGEST_NAME) {
      throw ProblemException.unprocessable(
          "The account was not changed.",
          List.of(ProblemItem.of("owner", null, "is longer than " + LONGEST_NAME + " characters")));
    }
    int changed =
        sql.sql(
                """
                UPDATE account
                SET owner = CASE WHEN :owner IS NULL THEN owner ELSE NULLIF(:owner, '') END,
                    stage = COALESCE(:stage, stage)
                WHERE id = :id
                """)
            .param("owner", owner == null ? null : owner.strip())
            .param("stage", stage)
            .param("id", id)
            .update();
    if (changed == 0) {
      throw ProblemException.notFound("There is no account " + id + ".");
    }
    changes.mark("customers");
    audit.record(
        "account.changed",
        id,
        (owner == null ? "" : "owner: " + (owner.isBlank() ? "nobody" : owner.strip()) + " ")
            + (stage == null ? "" : "stage: " + stage));
  }

  private static Person person(ResultSet row, ZoneId zone) throws SQLException {
    return new Person(
        row.getString("id"),
        row.getString("account_id"),
        row.getString("email"),
        row.getString("name"),
        row.getString("title"),
        row.getString("persona"),
        row.getString("seniority"),
        row.getString("buying_role"),
        StatedDay.instant(row, "created_at", "created_day", zone));
  }
}
