package io.beachhead.behaviour.cohorts;

import io.beachhead.customers.forgetting.DataSubject;
import io.beachhead.customers.forgetting.Forgetter;
import io.beachhead.customers.forgetting.Held;
import io.beachhead.store.Changes;
import io.beachhead.workspace.DataEraser;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Deletes the cohorts with the data, and takes who is forgotten out of fixed lists. */
@Component
class CohortsEraser implements DataEraser, Forgetter {
  private final JdbcClient sql;
  private final Changes changes;

  CohortsEraser(JdbcClient sql, Changes changes) {
    this.sql = sql;
    this.changes = changes;
  }

  @Override
  public void erase() {
    sql.sql("DELETE FROM cohort_member").update();
    sql.sql("DELETE FROM cohort").update();
    changes.mark("cohorts");
  }

  @Override
  public List<Held> held(DataSubject who) {
    long count =
        ids(who)
            .mapToLong(id ->
                sql.sql("SELECT count(*) FROM cohort_member WHERE member_id = :id")
                    .param("id", id)
                    .query(Long.class)
                    .single())
            .sum();
    return count == 0 ? List.of() : List.of(new Held("places in cohorts", count, "are deleted"));
  }

  @Override
  public void forget(DataSubject who) {
    ids(who)
        .forEach(id ->
            sql.sql("DELETE FROM cohort_member WHERE member_id = :id").param("id", id).update());
    changes.mark("cohorts");
  }

  private static Stream<String> ids(DataSubject who) {
    var people = Stream.concat(who.userIds().stream(), who.emails().stream());
    var account = who.account();
    return account == null ? people : Stream.concat(people, Stream.of(account.id()));
  }
}
