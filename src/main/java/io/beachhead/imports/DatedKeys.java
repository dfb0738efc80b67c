package io.beachhead.imports;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keys for rows that are known by what they say and when they said it. Where a row gives a day and
 * no time, the day counts, so that the same file is known again in whichever time zone.
 */
public final class DatedKeys {
  /** Made of the instant at which a day began, before days were kept as days. */
  private final Set<String> ofInstants;

  private DatedKeys(Set<String> ofInstants) {
    this.ofInstants = ofInstants;
  }

  /**
   * @param before selects the ids of stored rows that have an instant and no day
   */
  public static DatedKeys of(JdbcClient sql, String before) {
    return new DatedKeys(new HashSet<>(sql.sql(before).query(String.class).list()));
  }

  /**
   * The key of a row.
   *
   * @param column of the time
   * @param instant what the column says as a moment
   * @param parts what else the row is known by
   */
  public String of(
      ImportRow row, String column, @Nullable Object instant, @Nullable Object... parts) {
    String ofInstant = key(parts, instant);
    String day = row.calendarDay(column);
    return day == null || day.isEmpty() || ofInstants.contains(ofInstant)
        ? ofInstant
        : key(parts, day);
  }

  private static String key(@Nullable Object[] parts, @Nullable Object time) {
    var all = Arrays.copyOf(parts, parts.length + 1);
    all[parts.length] = time;
    return ContentKey.of(all);
  }
}
