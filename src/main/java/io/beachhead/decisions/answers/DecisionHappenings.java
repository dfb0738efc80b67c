package io.beachhead.decisions.answers;

import io.beachhead.customers.AccountInQuestion;
import io.beachhead.customers.timeline.Happening;
import io.beachhead.customers.timeline.Happenings;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells the time line of an account the decisions that answer what it asked for. */
@Component
class DecisionHappenings implements Happenings {
  private final JdbcClient sql;

  DecisionHappenings(JdbcClient sql) {
    this.sql = sql;
  }

  @Override
  public List<Happening> of(AccountInQuestion account) {
    return sql.sql(
            """
            SELECT DISTINCT d.id, d.decided_on, d.subject_name, d.verdict
            FROM answer a JOIN decision d ON d.id = a.decision JOIN request r ON r.id = a.request
            WHERE r.account_id = :account AND r.deleted_at IS NULL
            ORDER BY d.decided_on, d.id
            """)
        .param("account", account.id())
        .query((row, _) ->
            new Happening(
                LocalDate.parse(row.getString(2)),
                "decision",
                "Decided on %s: %s".formatted(row.getString(3), verdict(row.getString(4))),
                "/decisions/" + row.getString(1)))
        .list();
  }

  private static String verdict(String verdict) {
    return verdict.equals("nothing") ? "do nothing" : verdict;
  }
}
