package io.beachhead.imports.run;

import io.beachhead.imports.ImportTable;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Rows as values and as JSON. In memory a value is a String, Long, Double or null; objects and
 * arrays are JSON texts, always written the same way, so that equal rows are equal texts.
 */
final class RowJson {
  private static final TypeReference<LinkedHashMap<String, Object>> OBJECT =
      new TypeReference<>() {};

  private final JsonMapper json;

  RowJson(JsonMapper json) {
    this.json = json;
  }

  /** The key of a row as a JSON array. */
  String key(ImportTable table, List<@Nullable Object> values) {
    var key = new ArrayList<@Nullable Object>(3);
    for (int i = 0; i < values.size(); i++) {
      if (table.columns().get(i).key()) {
        key.add(values.get(i));
      }
    }
    return arrayOf(key);
  }

  /** A key of some values. */
  String arrayOf(List<@Nullable Object> key) {
    return key.size() == 1 && key.getFirst() instanceof String text && plain(text)
        ? arrayOf(text)
        : json.writeValueAsString(key);
  }

  /** A key of one text. */
  String arrayOf(String value) {
    return plain(value) ? "[\"" + value + "\"]" : json.writeValueAsString(List.of(value));
  }

  private static boolean plain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c == '"' || c == '\\' || c > '~') {
        return false;
      }
    }
    return true;
  }

  List<@Nullable Object> keyValues(String key) {
    return json.readValue(key, new TypeReference<ArrayList<@Nullable Object>>() {});
  }

  /** A row as a JSON object. */
  String image(ImportTable table, List<@Nullable Object> values) {
    var image = new LinkedHashMap<String, @Nullable Object>();
    for (int i = 0; i < values.size(); i++) {
      image.put(table.columns().get(i).name(), values.get(i));
    }
    return json.writeValueAsString(image);
  }

  /** The values of an image; a column it does not have reads as null. */
  List<@Nullable Object> values(ImportTable table, String image) {
    Map<String, Object> read = json.readValue(image, OBJECT);
    var values = new ArrayList<@Nullable Object>();
    for (var column : table.columns()) {
      values.add(typed(column.stored(), read.get(column.name())));
    }
    return values;
  }

  private static @Nullable Object typed(ImportTable.Stored stored, @Nullable Object value) {
    return switch (value) {
      case null -> null;
      case Number number when stored == ImportTable.Stored.INTEGER -> (Object) number.longValue();
      case Number number when stored == ImportTable.Stored.REAL -> (Object) number.doubleValue();
      default -> value;
    };
  }

  /**
   * The row after an import: what the file says laid over what is stored, else over the defaults.
   *
   * @param stored null where the row is new
   */
  List<@Nullable Object> merged(
      ImportTable table, @Nullable List<@Nullable Object> stored, List<@Nullable Object> said) {
    var merged = new ArrayList<@Nullable Object>(said.size());
    for (int i = 0; i < said.size(); i++) {
      var column = table.columns().get(i);
      var before = stored == null ? column.otherwise() : stored.get(i);
      var now = said.get(i);
      merged.add(
          switch (column.stored()) {
            case OBJECT -> object(before, now);
            case ARRAY -> now == null ? array(before) : array(now);
            case REAL ->
                now instanceof Number n ? (Object) n.doubleValue() : now == null ? before : now;
            case TEXT, INTEGER -> now == null ? before : now;
          });
    }
    return merged;
  }

  private String object(@Nullable Object before, @Nullable Object now) {
    if (now == null && before instanceof String text) {
      return text;
    }
    var merged = new LinkedHashMap<String, Object>();
    if (before instanceof String text && !text.equals("{}")) {
      merged.putAll(json.readValue(text, OBJECT));
    }
    if (now instanceof Map<?, ?> entries) {
      entries.forEach((name, value) -> put(merged, String.valueOf(name), value));
    }
    return merged.isEmpty() ? "{}" : json.writeValueAsString(merged);
  }

  /** A name that differs from a stored one in letter case only is that one. */
  private static void put(Map<String, Object> merged, String name, Object value) {
    if (!merged.containsKey(name)) {
      for (String known : merged.keySet()) {
        if (known.equalsIgnoreCase(name)) {
          merged.put(known, value);
          return;
        }
      }
    }
    merged.put(name, value);
  }

  private String array(@Nullable Object value) {
    if (value instanceof String text) {
      return text;
    }
    return value == null ? "[]" : json.writeValueAsString(value);
  }

  static List<@Nullable Object> read(ImportTable table, ResultSet row) throws SQLException {
    var values = new ArrayList<@Nullable Object>(table.columns().size());
    for (int i = 0; i < table.columns().size(); i++) {
      values.add(
          switch (table.columns().get(i).stored()) {
            case INTEGER -> {
              long value = row.getLong(i + 1);
              yield row.wasNull() ? null : (Object) value;
            }
            case REAL -> {
              double value = row.getDouble(i + 1);
              yield row.wasNull() ? null : (Object) value;
            }
            case TEXT, OBJECT, ARRAY -> row.getString(i + 1);
          });
    }
    return values;
  }

  static void bind(PreparedStatement statement, int at, @Nullable Object value)
      throws SQLException {
    switch (value) {
      case null -> statement.setNull(at, Types.NULL);
      case String text -> statement.setString(at, text);
      case Long number -> statement.setLong(at, number);
      case Integer number -> statement.setLong(at, number);
      case Double number -> statement.setDouble(at, number);
      default -> throw new IllegalArgumentException("cannot store " + value.getClass());
    }
  }
}
