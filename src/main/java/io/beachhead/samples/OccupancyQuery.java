package io.beachhead.samples;

import io.beachhead.behaviour.log.EventLog;
import io.beachhead.behaviour.log.NotDurable;
import io.beachhead.web.Format;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether something is in the workspace already. */
@Component
class OccupancyQuery {
  private final JdbcClient sql;

  private final EventLog events;

  OccupancyQuery(JdbcClient sql, EventLog events) {
    this.sql = sql;
    this.events = events;
  }

  private record Count(String what, int count) {}

  /** What is there, in words: {@code 442 accounts}; empty in an empty workspace. */
  List<String> contents() {
    var contents = new ArrayList<>(records());
    try {
      if (events.holdsAnything()) {
        contents.add("product events");
      }
    } catch (NotDurable unreadable) {
      contents.add("product events that cannot be read");
    }
    return contents;
  }

  private List<String> records() {
    return sql
        .sql(
            """
            SELECT 'account' AS what, COUNT(*) AS count FROM account
            UNION ALL SELECT 'deal', COUNT(*) FROM deal
            UNION ALL SELECT 'segmentation', COUNT(*) FROM segmentation WHERE deleted_at IS NULL
            UNION ALL SELECT 'feature', COUNT(*) FROM feature
            UNION ALL SELECT 'request', COUNT(*) FROM request
            UNION ALL SELECT 'scenario', COUNT(*) FROM scenario
            """)
        .query(Count.class)
        .list()
        .stream()
        .filter(it -> it.count() > 0)
        .map(it -> Format.count(it.count(), it.what()))
        .toList();
  }
}
