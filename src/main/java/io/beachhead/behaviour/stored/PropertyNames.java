package io.beachhead.behaviour.stored;

import io.beachhead.behaviour.log.Call;
import io.beachhead.behaviour.log.PropertyColumns;
import io.beachhead.behaviour.people.CurrentHistories;
import io.beachhead.behaviour.people.Histories;
import io.beachhead.store.ComputedOnce;
import io.beachhead.store.Warehouse;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Which properties events have and with which values, for pickers: those of the latest events. */
@Component
public class PropertyNames {
  /** Enough to meet every event that is in use; a reading takes some ten milliseconds. */
  private static final int EVENTS_LOOKED_AT = 20_000;

  /** New events rarely bring new properties: so many may pass before they are looked at again. */
  private static final int EVENTS_BETWEEN = 5_000;

  private static final int MOST = 200;

  private static final int MOST_VALUES = 50;

  /** Longer values nobody picks from a list. */
  private static final int LONGEST_VALUE = 100;

  /** Properties whose values are remembered; the least recently asked goes first. */
  private static final int KEPT = 50;

  private final Warehouse warehouse;
  private final CurrentHistories histories;
  private final JsonMapper json;
  private final ComputedOnce<Asked, Known> known = new ComputedOnce<>(KEPT);

  /** A property; the names of all of them where it is null. */
  private record Asked(@Nullable String property) {}

  /** What the events below a number were found to have. */
  private record Known(int generation, long nextSeq, List<String> found) {
    boolean isFresh(Histories all) {
      return generation == all.generation()
          && (all.nextSeq() == nextSeq
              || (nextSeq > EVENTS_BETWEEN && all.nextSeq() - nextSeq < EVENTS_BETWEEN));
    }
  }

  PropertyNames(Warehouse warehouse, CurrentHistories histories, JsonMapper json) {
    this.warehouse = warehouse;
    this.histories = histories;
    this.json = json;
  }

  /** In alphabetical order. */
  public List<String> inUse() {
    return found(new Asked(null), this::readNames);
  }

  /** The most common values of a property, the most common first; as a filter takes them. */
  public List<String> valuesOf(String property) {
    return found(new Asked(property), nextSeq -> readValues(property, nextSeq));
  }

  /** Read once at a time; who asks for another property meanwhile does not wait. */
  private List<String> found(Asked asked, LongFunction<List<String>> read) {
    var all = histories.now();
    return known.get(
            asked,
            last -> last.isFresh(all),
            _ -> new Known(all.generation(), all.nextSeq(), read.apply(all.nextSeq())))
        .found;
  }

  private List<String> readNames(long nextSeq) {
    return read(
        """
        SELECT DISTINCT unnest(json_keys(properties)) AS name
        FROM event WHERE %s AND seq >= ? AND seq < ? ORDER BY name LIMIT ?
        """
            .formatted(Call.IS_ACTION),
        nextSeq,
        MOST,
        null);
  }

  private List<String> readValues(String property, long nextSeq) {
    return read(
            """
            SELECT CAST(json_extract(properties, $4) AS VARCHAR) AS value
            FROM event
            WHERE %s AND seq >= $1 AND seq < $2 AND json_exists(properties, $4)
            GROUP BY value ORDER BY count(*) DESC, value LIMIT $3
            """
                .formatted(Call.IS_ACTION),
            nextSeq,
            MOST_VALUES,
            PropertyColumns.pointer(property))
        .stream()
        .map(raw -> PropertyColumns.canonical(json.readTree(raw)))
        .filter(Objects::nonNull)
        .filter(value -> value.length() <= LONGEST_VALUE)
        .distinct()
        .toList();
  }

  private List<String> read(String sql, long nextSeq, int most, @Nullable String pointer) {
    var found = new ArrayList<String>();
    try (var reader = warehouse.reader();
        var statement = reader.prepareStatement(sql)) {
      statement.setLong(1, Math.max(0, nextSeq - EVENTS_LOOKED_AT));
      statement.setLong(2, nextSeq);
      statement.setInt(3, most);
      if (pointer != null) {
        statement.setString(4, pointer);
      }
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(rows.getString(1));
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(
          "The properties of events could not be read: " + e.getMessage(), e);
    }
    return found;
  }
}
