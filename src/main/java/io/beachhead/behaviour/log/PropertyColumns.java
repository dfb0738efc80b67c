package io.beachhead.behaviour.log;

import io.beachhead.store.ComputedOnce;
import io.beachhead.store.Warehouse;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * The values of an event property as one column of small numbers, by the event's number. Read from
 * the warehouse when a question first asks for the property, then kept and continued.
 */
@Component
public class PropertyColumns {
  /** One to four bytes an event each; the least recently asked goes first. */
  private static final int KEPT = 8;

  /** Of a number that is written out; a double has no more. */
  private static final int MOST_DIGITS = 400;

  private final Warehouse warehouse;
  private final ObjectReader json;
  private final ComputedOnce<Asked, Column> columns = new ComputedOnce<>(KEPT);

  /** Deleting all events begins a generation: the numbers of events then mean other events. */
  private record Asked(int generation, String property) {}

  PropertyColumns(Warehouse warehouse, JsonMapper json) {
    this.warehouse = warehouse;
    this.json =
        json.readerFor(JsonNode.class).with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
  }

  /** The values of one property; grows with the log and never changes a code. */
  public final class Column {
    private final String property;
    private final Map<String, Integer> codes = new HashMap<>();
    private final List<String> texts = new ArrayList<>(List.of(""));
    private Codes codeBySeq = Codes.NONE;
    private long readTo;

    Column(String property) {
      this.property = property;
    }

    /** The code of an event's value; 0 where it has none. */
    public int code(int seq) {
      return codeBySeq.at(seq);
    }

    /** The code of a value, 0 for "no value", −1 for a value that never occurred. */
    public synchronized int codeOf(@Nullable JsonNode value) {
      var text = value == null || value.isNull() ? null : canonical(value);
      return text == null ? 0 : codes.getOrDefault(text, -1);
    }

    /** The value of a code, null for none. */
    public synchronized @Nullable String text(int code) {
      return code == 0 ? null : texts.get(code);
    }

    /** Codes lie below it. */
    public synchronized int size() {
      return texts.size();
    }

    private synchronized void readUpTo(long nextSeq) {
      if (readTo >= nextSeq) {
        return;
      }
      var grown = codeBySeq.grownTo(Math.toIntExact(nextSeq));
      try (var reader = warehouse.reader();
          var statement =
              reader.prepareStatement(
                  """
                  SELECT seq, CAST(json_extract(properties, ?) AS VARCHAR)
                  FROM event
                  WHERE %s AND seq >= ? AND seq < ? AND json_exists(properties, ?)
                  """
                      .formatted(Call.IS_ACTION))) {
        var pointer = pointer(property);
        statement.setString(1, pointer);
        statement.setLong(2, readTo);
        statement.setLong(3, nextSeq);
        statement.setString(4, pointer);
        try (var rows = statement.executeQuery()) {
          var seen = new HashMap<String, Integer>();
          while (rows.next()) {
            var raw = rows.getString(2);
            if (raw != null) {
              grown = grown.with(rows.getInt(1), seen.computeIfAbsent(raw, this::codeOfRaw));
            }
          }
        }
      } catch (SQLException e) {
        throw new IllegalStateException(
            "The property %s could not be read: %s".formatted(property, e.getMessage()), e);
      }
      codeBySeq = grown;
      readTo = nextSeq;
    }

    private int codeOfRaw(String raw) {
      var text = canonical(json.readTree(raw));
      if (text == null) {
        return 0;
      }
      return codes.computeIfAbsent(
          text,
          added -> {
            texts.add(added);
            return texts.size() - 1;
          });
    }
  }

  /** The column, with at least the events numbered below {@code nextSeq}. */
  public Column column(String property, long nextSeq, int ofGeneration) {
    var column = columns.get(new Asked(ofGeneration, property), _ -> new Column(property));
    column.readUpTo(nextSeq);
    return column;
  }

  /** Where the warehouse finds a property. */
  public static String pointer(String property) {
    return "/" + property.replace("~", "~0").replace("/", "~1");
  }

  /**
   * One text for equal values: numbers without a needless zero, so that 5 and 5.0 are one; null for
   * JSON null and the empty text.
   */
  public static @Nullable String canonical(JsonNode value) {
    if (value.isNull() || value.isMissingNode()) {
      return null;
    }
    if (value.isNumber()) {
      return value.isFloatingPointNumber()
              && !value.isBigDecimal()
              && !Double.isFinite(value.doubleValue())
          ? Double.toString(value.doubleValue())
          : canonical(value.decimalValue());
    }
    var text = value.isString() ? value.stringValue() : value.toString();
    return text.isEmpty() ? null : text;
  }

  /** Written out, unless it would be pages of zeros. */
  private static String canonical(BigDecimal number) {
    boolean plain = number.precision() <= MOST_DIGITS && Math.abs(number.scale()) <= MOST_DIGITS;
    return plain ? number.stripTrailingZeros().toPlainString() : number.toString();
  }
}
