package io.beachhead.growth.cancellations;

import io.beachhead.customers.forgetting.DataSubject;
import io.beachhead.customers.forgetting.DataSubject.Words;
import io.beachhead.customers.forgetting.Forgetter;
import io.beachhead.customers.forgetting.Held;
import io.beachhead.store.Changes;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes somebody's address, and where asked their words, out of the cancellations. */
@Component
class CancellationForgetter implements Forgetter {
  private final JdbcClient sql;
  private final Changes changes;

  CancellationForgetter(JdbcClient sql, Changes changes) {
    this.sql = sql;
    this.changes = changes;
  }

  @Override
  public List<Held> held(DataSubject who) {
    long count =
        who.emails().isEmpty()
            ? 0
            : sql.sql("SELECT count(*) FROM cancellation WHERE lower(person_email) IN (:emails)")
                .param("emails", who.emails())
                .query(Long.class)
                .single();
    return List.of(
        new Held(
            "cancellations",
            count,
            who.words() == Words.DELETE
                ? "stay and count, without whose they are and their comment"
                : "stay and count, without whose they are"));
  }

  @Override
  public void forget(DataSubject who) {
    if (who.emails().isEmpty()) {
      return;
    }
    if (who.words() == Words.DELETE) {
      sql.sql("UPDATE cancellation SET comment = NULL WHERE lower(person_email) IN (:emails)")
          .param("emails", who.emails())
          .update();
    }
    sql.sql("UPDATE cancellation SET person_email = NULL WHERE lower(person_email) IN (:emails)")
        .param("emails", who.emails())
        .update();
    changes.mark("cancellations");
  }
}
