package io.beachhead.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A table that an import writes: which columns, and by which key a row is found again.
 *
 * @param area of {@code Changes} that a write marks
 * @param columns in the order in which rows give their values, key columns among them
 * @param part whether its rows are mere parts of a row of the table before it: they go with it, and
 *     are not counted
 */
public record ImportTable(String name, String area, List<Column> columns, boolean part) {

  /** How a value is stored. */
  public enum Stored {
    TEXT,
    INTEGER,
    REAL,
    /** A JSON object; an update adds to what is there. */
    OBJECT,
    /** A JSON array of texts. */
    ARRAY
  }

  /**
   * @param said canonical name of the column that people see
   * @param key whether it is part of the key
   * @param required whether a row cannot be created without it
   * @param otherwise what a created row has where the file says nothing
   */
  public record Column(
      String name,
      String said,
      Stored stored,
      boolean key,
      boolean required,
      @Nullable Object otherwise) {}

  public ImportTable {
    columns = List.copyOf(columns);
  }

  public static ImportTable of(String name, String area) {
    return new ImportTable(name, area, List.of(), false);
  }

  public ImportTable key(String column) {
    return with(new Column(column, column, Stored.TEXT, true, true, null));
  }

  public ImportTable text(String column) {
    return with(new Column(column, column, Stored.TEXT, false, false, null));
  }

  public ImportTable integer(String column) {
    return with(new Column(column, column, Stored.INTEGER, false, false, null));
  }

  public ImportTable real(String column) {
    return with(new Column(column, column, Stored.REAL, false, false, null));
  }

  public ImportTable object(String column) {
    return with(new Column(column, column, Stored.OBJECT, false, false, Map.of()));
  }

  public ImportTable array(String column) {
    return with(new Column(column, column, Stored.ARRAY, false, false, List.of()));
  }

  /** The canonical name of the column added last, where people see another. */
  public ImportTable said(String canonical) {
    var last = columns.getLast();
    return replaceLast(
        new Column(last.name, canonical, last.stored, last.key, last.required, last.otherwise));
  }

  /** The column added last cannot be missing in a new row. */
  public ImportTable required() {
    var last = columns.getLast();
    return replaceLast(new Column(last.name, last.said, last.stored, last.key, true, null));
  }

  /** What a new row has in the column added last where the file says nothing. */
  public ImportTable otherwise(Object value) {
    var last = columns.getLast();
    return replaceLast(
        new Column(last.name, last.said, last.stored, last.key, last.required, value));
  }

  /** Its rows are parts of a row of the table before it. */
  public ImportTable asPart() {
    return new ImportTable(name, area, columns, true);
  }

  private ImportTable with(Column column) {
    var more = new ArrayList<>(columns);
    more.add(column);
    return new ImportTable(name, area, more, part);
  }

  private ImportTable replaceLast(Column column) {
    var all = new ArrayList<>(columns.subList(0, columns.size() - 1));
    all.add(column);
    return new ImportTable(name, area, all, part);
  }

  public List<Column> keys() {
    return columns.stream().filter(Column::key).toList();
  }
}
