package io.beachhead.behaviour.stored;

import io.beachhead.behaviour.log.EventLog;
import io.beachhead.behaviour.log.ForgottenEvents;
import io.beachhead.behaviour.log.NotDurable;
import io.beachhead.customers.forgetting.DataSubject;
import io.beachhead.customers.forgetting.Forgetter;
import io.beachhead.customers.forgetting.Held;
import io.beachhead.store.Warehouse;
import io.beachhead.web.ProblemException;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Makes somebody's product events nobody's. */
@Component
class EventForgetter implements Forgetter {
  private final EventLog log;
  private final Warehouse warehouse;
  private final JdbcClient sql;

  EventForgetter(EventLog log, Warehouse warehouse, JdbcClient sql) {
    this.log = log;
    this.warehouse = warehouse;
    this.sql = sql;
  }

  @Override
  public List<Held> held(DataSubject who) {
    if (!log.holdsAnything()) {
      return List.of();
    }
    log.settle();
    try (var reader = warehouse.reader()) {
      return List.of(
          new Held(
              "product events",
              new ForgottenEvents(reader, who).count(),
              "stay under an alias, without properties, traits and context"));
    } catch (SQLException e) {
      throw new IllegalStateException("The events could not be read: " + e.getMessage(), e);
    }
  }

  @Override
  public void forgetOutside(DataSubject who) {
    if (!log.holdsAnything()) {
      return;
    }
    try {
      log.rewrite(writing -> {
        new ForgottenEvents(writing, who).forget();
        return 0;
      });
    } catch (NotDurable e) {
      throw ProblemException.unavailable("Nobody was forgotten: %s.".formatted(e.getMessage()));
    }
  }

  @Override
  public void forget(DataSubject who) {
    for (String id : who.userIds()) {
      sql.sql("DELETE FROM undone_merge WHERE from_id = :id OR to_id = :id")
          .param("id", "u" + id)
          .update();
    }
    DataSubject.Account account = who.account();
    if (account != null) {
      sql.sql("DELETE FROM domain_rule WHERE account_id = :id").param("id", account.id()).update();
    }
  }
}
