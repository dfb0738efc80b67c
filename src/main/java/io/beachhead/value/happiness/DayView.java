package io.beachhead.value.happiness;

import io.beachhead.behaviour.AccountActivity;
import io.beachhead.customers.CustomerBase;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Everything that marks are read from, as it was known at the end of one day.
 *
 * @param window place of the day's window in {@code activity}
 * @param from first millisecond of the window
 * @param to first millisecond after it
 * @param group per account row, the place of its segment in {@code groups}; −1 = in none
 */
record DayView(
    LocalDate asOf,
    int window,
    long from,
    long to,
    ZoneId zone,
    CustomerBase base,
    Groups groups,
    int[] group,
    HappinessDefinition definition,
    Counting counting,
    AccountActivity.Answer activity,
    Statements statements,
    RecordedUse recorded) {

  /** The first day of the window. */
  LocalDate first() {
    return asOf.minusDays(definition.windowDays() - 1L);
  }

  AccountActivity.@Nullable Account activity(int row) {
    return activity.accounts().get(base.id(row));
  }

  /** Whether the event at a place of the counting ever happened by the end of the day. */
  boolean happened(int place) {
    return place >= 0 && activity.firstCounted()[place] < to;
  }

  /** Whether the account was there at the end of the day, as far as anything tells. */
  boolean present(int row) {
    OptionalInt paid = base.revenue().firstPaidDay(row);
    boolean hasPaid = paid.isPresent() && paid.getAsInt() <= asOf.toEpochDay();
    Instant created = base.created(row);
    if (created != null) {
      return created.toEpochMilli() < to || hasPaid;
    }
    AccountActivity.Account known = activity(row);
    return hasPaid || (known != null ? known.first() < to : paid.isEmpty());
  }

  LocalDate dayOf(long time) {
    return LocalDate.ofInstant(Instant.ofEpochMilli(time), zone);
  }
}
