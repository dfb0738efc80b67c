package io.beachhead.customers.byhand;

import io.beachhead.customers.forgetting.RecordTables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whole rows of the tables of the records, by column. */
final class Rows {
  private final JdbcClient sql;
  private final Map<String, RecordTables.Table> tables;

  Rows(JdbcClient sql, RecordTables tables) {
    this.sql = sql;
    this.tables =
        tables.all().stream().collect(Collectors.toMap(RecordTables.Table::name, table -> table));
  }

  /** Tables other than {@code account} whose rows belong to an account. */
  List<RecordTables.Table> ofAccounts() {
    return tables.values().stream()
        .filter(table -> table.columns().contains("account_id"))
        .sorted((a, b) -> a.name().compareTo(b.name()))
        .toList();
  }

  /** Tables whose rows name a person by an address. */
  List<RecordTables.Table> ofAddresses() {
    return tables.values().stream()
        .filter(table -> table.columns().contains("person_email"))
        .sorted((a, b) -> a.name().compareTo(b.name()))
        .toList();
  }

  List<Map<String, @Nullable Object>> with(String table, String column, Object value) {
    return where(table, "%s = ?".formatted(column), List.of(value));
  }

  List<Map<String, @Nullable Object>> withAddress(String table, String email) {
    return where(table, "lower(person_email) = lower(?)", List.of(email));
  }

  private List<Map<String, @Nullable Object>> where(
      String table, String condition, List<Object> values) {
    return sql
        .sql("SELECT * FROM %s WHERE %s".formatted(table, condition))
        .params(values)
        .query()
        .listOfRows()
        .stream()
        .map(row -> {
          Map<String, @Nullable Object> copy = new LinkedHashMap<>();
          for (var column : known(table).columns()) {
            copy.put(column, row.get(column));
          }
          return copy;
        })
        .toList();
  }

  /** The row with the key of another one; null where there is none. */
  @Nullable Map<String, @Nullable Object> same(String table, Map<String, @Nullable Object> row) {
    var key = key(table, row);
    var found =
        where(
            table,
            key.keySet().stream()
                .map(column -> column + " = ?")
                .collect(Collectors.joining(" AND ")),
            new ArrayList<>(key.values()));
    return found.isEmpty() ? null : found.getFirst();
  }

  Map<String, @Nullable Object> key(String table, Map<String, @Nullable Object> row) {
    Map<String, @Nullable Object> key = new LinkedHashMap<>();
    known(table).key().forEach(column -> key.put(column, row.get(column)));
    return key;
  }

  boolean inKey(String table, String column) {
    return known(table).key().contains(column);
  }

  void delete(String table, Map<String, @Nullable Object> row) {
    var key = key(table, row);
    sql.sql("DELETE FROM %s WHERE %s".formatted(table, conditions(key)))
        .params(new ArrayList<>(key.values()))
        .update();
  }

  void set(String table, Map<String, @Nullable Object> key, String column, @Nullable Object value) {
    var values = new ArrayList<@Nullable Object>();
    values.add(value);
    values.addAll(key.values());
    sql.sql("UPDATE %s SET %s = ? WHERE %s".formatted(known(table).name(), column, conditions(key)))
        .params(values)
        .update();
  }

  /** Writes a row over the one with its key, or as a new one. */
  void put(String table, Map<String, @Nullable Object> row) {
    var columns = known(table).columns().stream().filter(row::containsKey).toList();
    var key = known(table).key();
    var others = columns.stream().filter(column -> !key.contains(column)).toList();
    var values = new ArrayList<@Nullable Object>();
    columns.forEach(column -> values.add(row.get(column)));
    sql.sql(
            "INSERT INTO %s (%s) VALUES (%s) ON CONFLICT (%s) DO %s"
                .formatted(
                    table,
                    String.join(", ", columns),
                    columns.stream().map(_ -> "?").collect(Collectors.joining(", ")),
                    String.join(", ", key),
                    others.isEmpty()
                        ? "NOTHING"
                        : "UPDATE SET "
                            + others.stream()
                                .map(column -> column + " = excluded." + column)
                                .collect(Collectors.joining(", "))))
        .params(values)
        .update();
  }

  private static String conditions(Map<String, @Nullable Object> key) {
    return key.keySet().stream()
        .map(column -> column + " = ?")
        .collect(Collectors.joining(" AND "));
  }

  private RecordTables.Table known(String table) {
    var known = tables.get(table);
    if (known == null) {
      throw new IllegalStateException("There is no table " + table + ".");
    }
    return known;
  }
}
