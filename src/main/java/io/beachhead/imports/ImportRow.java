package io.beachhead.imports;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One row of the file, asked by canonical column names. A blank cell and a column the file does not
 * have both read as null. What cannot be read is reported as a problem of the row and reads as null
 * too; of a row with a problem nothing is stored.
 */
public interface ImportRow {
  /** Physical line on which it begins. */
  long line();

  @Nullable String text(String column);

  /** The same, where a blank cell is a problem. */
  @Nullable String required(String column);

  /** A number and nothing beside it. */
  @Nullable BigDecimal number(String column);

  /** The same, where it fits a double. */
  @Nullable Double real(String column);

  /** What something is worth per year in the workspace's currency; another one is a problem. */
  @Nullable Double worth(String column, @Nullable String currencyColumn);

  /** A percentage as a fraction: 20 and 20% are 0.2. */
  @Nullable BigDecimal share(String column);

  @Nullable Long integer(String column);

  /**
   * An amount with its currency: of its own column, else as written in the cell, else the header's,
   * else the workspace's. A currency without exchange rate is a problem, and so is an amount for a
   * span of time.
   */
  @Nullable Amount amount(String column, @Nullable String currencyColumn);

  /** The same of an amount that may say what it is paid for: {@code €1,200 / year}. */
  @Nullable Price price(String column, @Nullable String currencyColumn);

  @Nullable LocalDate date(String column);

  /** A date in ISO form, as tables hold it. */
  default @Nullable String day(String column) {
    var date = date(column);
    return date == null ? null : date.toString();
  }

  @Nullable Instant instant(String column);

  /** An instant in epoch milliseconds, as tables hold it. */
  default @Nullable Long millis(String column) {
    var instant = instant(column);
    return instant == null ? null : instant.toEpochMilli();
  }

  /**
   * The day in ISO form where a cell says a day and no time; empty where it says a moment, so that
   * a day that was stored before is forgotten; null where it says neither.
   */
  @Nullable String calendarDay(String column);

  @Nullable String choice(String column);

  /**
   * What a text would mean in a column with few values: by its words, the tool's, and what was said
   * with {@code meaning=}. Null where it means nothing.
   */
  @Nullable String word(String column, String text);

  /** Entries separated by comma, semicolon or bar; null where the cell is blank. */
  @Nullable List<String> list(String column);

  /**
   * Custom attributes: header → {@code Long}, {@code Double}, {@code Boolean} or {@code String};
   * blanks left out.
   */
  Map<String, Object> attributes();

  /** The feature columns of a wide file. */
  List<Use> uses();

  /** Whether nothing is wrong with the row so far. */
  boolean sound();

  void problem(String column, String problem);

  /**
   * Stores a row of a table.
   *
   * @param values in the order of the table's columns; null leaves what is stored
   */
  void put(ImportTable table, @Nullable Object... values);

  /**
   * Stores a row whose key was made from its content: the same content again in one file says
   * nothing new.
   */
  void putOnce(ImportTable table, @Nullable Object... values);

  /** Changes a stored row; where there is none yet, nothing is stored and nothing counted. */
  void update(ImportTable table, @Nullable Object... values);

  /** How often a content occurred in this file so far, this time included. */
  int occurrence(String content);

  /**
   * @param minor whole minor units, rounded half up
   * @param currency ISO 4217, upper case
   * @param value as the file says it, in units of the currency
   */
  record Amount(long minor, String currency, BigDecimal value) {}

  /**
   * An amount that is paid again and again.
   *
   * @param value as the file says it, in units of the currency
   * @param minor the same in whole minor units, rounded half up
   * @param currency ISO 4217, upper case
   * @param per what it is paid for: {@code month}, {@code year}, …; null where the cell does not
   *     say
   * @param each whether it is the price of one seat
   */
  record Price(BigDecimal value, long minor, String currency, @Nullable String per, boolean each) {}

  /**
   * Use of one feature by the row's account.
   *
   * @param feature header of the column
   * @param count how often; 0 = the file says that it is not used; null = the cell is blank
   */
  record Use(String feature, @Nullable Double count) {}
}
