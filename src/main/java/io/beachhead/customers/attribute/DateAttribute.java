package io.beachhead.customers.attribute;

import java.time.LocalDate;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Calendar days. */
public final class DateAttribute implements Attribute {
  public static final int NOT_KNOWN = Integer.MIN_VALUE;

  private final String name;
  private final int[] epochDays;
  private final int knownCount;

  public DateAttribute(String name, int[] epochDays) {
    this.name = name;
    this.epochDays = epochDays;
    this.knownCount = (int) Arrays.stream(epochDays).filter(day -> day != NOT_KNOWN).count();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean known(int row) {
    return epochDays[row] != NOT_KNOWN;
  }

  @Override
  public int knownCount() {
    return knownCount;
  }

  /** Days since 1970-01-01; meaningful only where {@link #known}. */
  public int epochDay(int row) {
    return epochDays[row];
  }

  public @Nullable LocalDate date(int row) {
    return known(row) ? LocalDate.ofEpochDay(epochDays[row]) : null;
  }

  @Override
  public @Nullable String text(int row) {
    return known(row) ? LocalDate.ofEpochDay(epochDays[row]).toString() : null;
  }
}
