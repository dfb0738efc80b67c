package io.beachhead.behaviour.stored;

import io.beachhead.behaviour.log.Call;
import io.beachhead.behaviour.people.CurrentHistories;
import io.beachhead.store.Warehouse;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What comes in and what no longer does, for whoever looks after the sources. */
@Component
public class EventStatistics {
  /** Zones differ by multiples of a quarter of an hour. */
  private static final long QUARTER_HOUR = 900_000;

  private final Warehouse warehouse;
  private final CurrentHistories histories;

  EventStatistics(Warehouse warehouse, CurrentHistories histories) {
    this.warehouse = warehouse;
    this.histories = histories;
  }

  /**
   * An event name and when it occurred.
   *
   * @param daysSeen days (UTC) with it since the time asked for
   */
  public record Name(String name, long count, Instant first, Instant last, int daysSeen) {}

  /**
   * Calls rejected for one reason.
   *
   * @param body of the latest
   * @param source key the latest came with
   * @param value what was wrong with the latest; null where the reason says it all
   */
  public record Rejections(
      String reason,
      long count,
      Instant last,
      String source,
      @Nullable String value,
      String body) {}

  /** Events ever stored, calls about people included. */
  public long stored() {
    return histories.stored();
  }

  /** When a sender's latest event came in; imported files do not count. */
  public Optional<Instant> lastReceived() {
    return rows(
            "SELECT max(received_at) FROM event WHERE import_id IS NULL",
            row -> Optional.ofNullable(row.getObject(1, Long.class)).map(Instant::ofEpochMilli))
        .getFirst();
  }

  /**
   * Actions by when they happened.
   *
   * @param bucket the start of the interval a moment belongs to
   * @return counts by start; intervals without any are missing
   */
  public TreeMap<Instant, Long> volume(
      Instant from, Instant to, Function<Instant, Instant> bucket) {
    var volume = new TreeMap<Instant, Long>();
    rows(
            """
            SELECT time // %d, count(*) FROM event
            WHERE %s AND time >= %d AND time < %d GROUP BY 1
            """
                .formatted(QUARTER_HOUR, Call.IS_ACTION, from.toEpochMilli(), to.toEpochMilli()),
            row -> new Quarter(Instant.ofEpochMilli(row.getLong(1) * QUARTER_HOUR), row.getLong(2)))
        .forEach(quarter -> volume.merge(bucket.apply(quarter.start), quarter.count, Long::sum));
    return volume;
  }

  private record Quarter(Instant start, long count) {}

  /** All names, with how regularly they occurred since a time and before another. */
  public List<Name> names(Instant regularFrom, Instant regularTo) {
    var words = histories.now().vocabulary().names;
    return rows(
        """
        SELECT name, count(*), min(time), max(time),
               count(DISTINCT time // 86400000) FILTER (time >= %d AND time < %d)
        FROM event WHERE %s GROUP BY name ORDER BY 4 DESC
        """
            .formatted(regularFrom.toEpochMilli(), regularTo.toEpochMilli(), Call.IS_ACTION),
        row ->
            new Name(
                words.text(row.getInt(1)),
                row.getLong(2),
                Instant.ofEpochMilli(row.getLong(3)),
                Instant.ofEpochMilli(row.getLong(4)),
                row.getInt(5)));
  }

  /** What was rejected, by reason, the latest first. */
  public List<Rejections> rejections() {
    return rows(
        """
        SELECT reason, count(*), max(received_at), arg_max(source, received_at),
               arg_max_null(value, received_at), arg_max(body, received_at)
        FROM rejected_event GROUP BY reason ORDER BY 3 DESC
        """,
        row ->
            new Rejections(
                row.getString(1),
                row.getLong(2),
                Instant.ofEpochMilli(row.getLong(3)),
                row.getString(4),
                row.getString(5),
                row.getString(6)));
  }

  private interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  private <T> List<T> rows(String sql, Row<T> read) {
    histories.now(); // the log is open
    var all = new ArrayList<T>();
    try (var reader = warehouse.reader();
        var statement = reader.createStatement();
        var rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        all.add(read.read(rows));
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The events could not be read: " + e.getMessage(), e);
    }
    return all;
  }
}
