package io.beachhead.customers.attribute;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Instants of records of which some were stated as a day without a time. */
public final class StatedDay {
  private StatedDay() {}

  /**
   * When something happened: where a day was stated, the start of that day in the zone of today.
   *
   * @param column of the instant in epoch milliseconds
   * @param dayColumn of the day in ISO form; null or empty where a moment was stated
   */
  public static @Nullable Instant instant(
      ResultSet row, String column, String dayColumn, ZoneId zone) throws SQLException {
    String day = row.getString(dayColumn);
    if (day != null && !day.isEmpty()) {
      return LocalDate.parse(day).atStartOfDay(zone).toInstant();
    }
    long millis = row.getLong(column);
    return row.wasNull() ? null : Instant.ofEpochMilli(millis);
  }
}
