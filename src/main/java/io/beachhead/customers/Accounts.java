package io.beachhead.customers;

import io.beachhead.customers.attribute.StatedDay;
import io.beachhead.workspace.WorkspaceSettings;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is stored about single accounts and people. */
@Component
public class Accounts {
  /** Where an account can stand, in the order of a customer's life. */
  public static final List<String> STAGES =
      List.of("prospect", "free", "trial", "paying", "churned");

  private final JdbcClient sql;
  private final WorkspaceSettings settings;

  Accounts(JdbcClient sql, WorkspaceSettings settings) {
    this.sql = sql;
    this.settings = settings;
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

  /** A person of the records by id. */
  public Optional<Person> person(String id) {
    var zone = settings.current().timezone();
    return sql.sql(
            """
            SELECT id, account_id, email, name, title, persona, seniority, buying_role, created_at,
                   created_day
            FROM person
            WHERE id = :id
            """)
        .param("id", id)
        .query((row, _) -> person(row, zone))
        .optional();
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
