package io.beachhead.behaviour;

import io.beachhead.store.Warehouse;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which properties events have, for pickers: those of the latest events. */
@Component
public class PropertyNames {
  /** Enough to meet every event that is in use; a reading takes some ten milliseconds. */
  private static final int EVENTS_LOOKED_AT = 20_000;

  /** New events rarely bring new properties: so many may pass before they are looked at again. */
  private static final int EVENTS_BETWEEN = 5_000;

  private static final int MOST = 200;

  private final Warehouse warehouse;
  private final BehaviourQuestions questions;
  private @Nullable Known known;

  private record Known(int generation, long nextSeq, List<String> names) {}

  PropertyNames(Warehouse warehouse, BehaviourQuestions questions) {
    this.warehouse = warehouse;
    this.questions = questions;
  }

  /** In alphabetical order. */
  public synchronized List<String> inUse() {
    var all = questions.histories();
    var last = known;
    boolean fresh =
        last != null
            && last.generation == all.generation()
            && (all.nextSeq() == last.nextSeq
                || (last.nextSeq > EVENTS_BETWEEN
                    && all.nextSeq() - last.nextSeq < EVENTS_BETWEEN));
    if (last == null || !fresh) {
      last = new Known(all.generation(), all.nextSeq(), read(all.nextSeq()));
      known = last;
    }
    return last.names;
  }

  private List<String> read(long nextSeq) {
    var names = new ArrayList<String>();
    try (var reader = warehouse.reader();
        var statement =
            reader.prepareStatement(
                """
                SELECT DISTINCT unnest(json_keys(properties)) AS name
                FROM event WHERE call <= 2 AND seq >= ? AND seq < ? ORDER BY name LIMIT ?
                """)) {
      statement.setLong(1, Math.max(0, nextSeq - EVENTS_LOOKED_AT));
      statement.setLong(2, nextSeq);
      statement.setInt(3, MOST);
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          names.add(rows.getString(1));
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(
          "The properties of events could not be read: " + e.getMessage(), e);
    }
    return names;
  }
}
