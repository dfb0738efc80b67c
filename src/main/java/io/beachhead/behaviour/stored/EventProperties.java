package io.beachhead.behaviour.stored;

import io.beachhead.behaviour.log.Call;
import io.beachhead.behaviour.log.PropertyColumns;
import io.beachhead.behaviour.people.CurrentHistories;
import io.beachhead.store.ComputedOnce;
import io.beachhead.store.Warehouse;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Properties of all events of one name, for names that are rare among many, such as a sign-up:
 * other than {@link PropertyColumns} it reads nothing of the others.
 */
@Component
public class EventProperties {
  private static final int KEPT = 6;

  private final Warehouse warehouse;
  private final CurrentHistories histories;
  private final ComputedOnce<Asked, Values> known = new ComputedOnce<>(KEPT);

  private record Asked(int generation, long nextSeq, String event, List<String> properties) {}

  EventProperties(Warehouse warehouse, CurrentHistories histories) {
    this.warehouse = warehouse;
    this.histories = histories;
  }

  /** The values, by the event's number and the position of the property asked for. */
  public record Values(Map<Integer, @Nullable String[]> bySeq) {
    /** The first of the properties from one position to another that has a value. */
    public @Nullable String first(int seq, int from, int to) {
      var values = bySeq.get(seq);
      if (values == null) {
        return null;
      }
      for (int i = from; i < to; i++) {
        var value = values[i];
        if (value != null && !value.isBlank()) {
          return value.strip();
        }
      }
      return null;
    }
  }

  /**
   * Reads them.
   *
   * @param event a name; nothing is found where no such event came
   * @param properties their names, at most some ten
   */
  public Values of(String event, List<String> properties) {
    var all = histories.now();
    return known.get(
        new Asked(all.generation(), all.nextSeq(), event, List.copyOf(properties)),
        asked -> read(asked, all.vocabulary().names.find(event)));
  }

  private Values read(Asked asked, int name) {
    var values = new HashMap<Integer, @Nullable String[]>();
    if (name < 0) {
      return new Values(values);
    }
    int count = asked.properties.size();
    String columns =
        IntStream.range(0, count)
            .mapToObj(_ -> "json_extract_string(properties, ?)")
            .collect(Collectors.joining(", "));
    try (var reader = warehouse.reader();
        var statement =
            reader.prepareStatement(
                "SELECT seq, %s FROM event WHERE %s AND name = ? AND seq < ?"
                    .formatted(columns, Call.IS_ACTION))) {
      for (int i = 0; i < count; i++) {
        statement.setString(i + 1, PropertyColumns.pointer(asked.properties.get(i)));
      }
      statement.setInt(count + 1, name);
      statement.setLong(count + 2, asked.nextSeq);
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          var found = new @Nullable String[count];
          boolean any = false;
          for (int i = 0; i < count; i++) {
            found[i] = rows.getString(i + 2);
            any |= found[i] != null;
          }
          if (any) {
            values.put(rows.getInt(1), found);
          }
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(
          "The properties of %s could not be read: %s".formatted(asked.event, e.getMessage()), e);
    }
    return new Values(values);
  }
}
