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
 * @param span the window that ends with the day
 * @param shown how the answer divides the accounts
 * @param peers how they are divided to be compared with each other: always as agreed, so that the
 *     same accounts are happy however an answer divides them
 */
record DayView(
    LocalDate asOf,
    Span span,
    ZoneId zone,
    CustomerBase base,
    Divided shown,
    Divided peers,
    HappinessDefinition definition,
    Counting counting,
    AccountActivity.Answer activity,
    Statements statements,
    RecordedUse recorded) {

  /**
   * A window of time.
   *
   * @param place of it in {@code activity}
   * @param from its first millisecond
   * @param to the first millisecond after it
   */
  record Span(int place, long from, long to) {}

  /**
   * Accounts divided.
   *
   * @param group per account row, the place of its segment in {@code groups}; −1 = in none
   */
  record Divided(Groups groups, int[] group) {}

  int window() {
    return span.place();
  }

  long from() {
    return span.from();
  }

  long to() {
    return span.to();
  }

  /** The first day of the window. */
  LocalDate first() {
    return asOf.minusDays(definition.windowDays() - 1L);
  }

  AccountActivity.@Nullable Account activity(int row) {
    return activity.accounts().get(base.id(row));
  }

  /** Whether the event at a place of the counting ever happened by the end of the day. */
  boolean happened(int place) {
    return place >= 0 && activity.firstCounted()[place] < to();
  }

  /** Whether the account was there at the end of the day, as far as anything tells. */
  boolean present(int row) {
    OptionalInt paid = base.revenue().firstPaidDay(row);
    boolean hasPaid = paid.isPresent() && paid.getAsInt() <= asOf.toEpochDay();
    Instant created = base.created(row);
    if (created != null) {
      return created.toEpochMilli() < to() || hasPaid;
    }
    AccountActivity.Account known = activity(row);
    return hasPaid || (known != null ? known.first() < to() : paid.isEmpty());
  }

  LocalDate dayOf(long time) {
    return LocalDate.ofInstant(Instant.ofEpochMilli(time), zone);
  }
}
