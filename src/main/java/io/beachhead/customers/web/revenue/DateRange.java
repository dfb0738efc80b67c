package io.beachhead.customers.web.revenue;

import io.beachhead.web.Choice;
import io.beachhead.web.PageAddress;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * From which day to which a page looks: {@code ?from=YYYY-MM-DD}, or {@code ?range=6} months up to
 * the as-of date, or {@code ?range=all}; a year where the address says nothing.
 *
 * @param range months as text, {@code all}, or empty where a day was named
 */
record DateRange(LocalDate from, LocalDate to, String range) {
  private static final String USUAL = "12";
  private static final List<String> PRESETS = List.of("3", "6", "12", "24", "all");

  /**
   * @param earliest the first day there is anything to see; null where there is nothing
   * @throws ProblemException 422 if it is not a date or is after {@code to}
   */
  static DateRange of(
      @Nullable String from, @Nullable String range, LocalDate to, @Nullable LocalDate earliest) {
    if (from != null && !from.isBlank()) {
      return new DateRange(day(from, to), to, "");
    }
    String asked = range == null || range.isBlank() ? USUAL : range;
    if (!PRESETS.contains(asked)) {
      throw refused("range", asked, "must be 3, 6, 12, 24 or all");
    }
    if (asked.equals("all")) {
      LocalDate first = earliest == null ? to.minusYears(1) : earliest;
      return new DateRange(first.isBefore(to) ? first : to, to, asked);
    }
    return new DateRange(to.minusMonths(Long.parseLong(asked)), to, asked);
  }

  private static LocalDate day(String text, LocalDate to) {
    try {
      LocalDate day = LocalDate.parse(text.strip());
      if (day.isAfter(to)) {
        throw refused("from", text, "must not be after " + to);
      }
      if (day.getYear() < 1970) {
        throw refused("from", text, "must be 1970 or later");
      }
      return day;
    } catch (DateTimeException unreadable) {
      throw refused("from", text, "expected a date like 2026-11-22");
    }
  }

  private static ProblemException refused(String field, String value, String problem) {
    return ProblemException.unprocessable(
        "The range cannot be shown.", List.of(ProblemItem.of(field, value, problem)));
  }

  /** Links to the usual ranges. */
  List<Choice> presets(PageAddress address) {
    List<Choice> presets = new ArrayList<>();
    for (String preset : PRESETS) {
      presets.add(
          new Choice(
              preset.equals("all") ? "All" : preset + " mo",
              address.with("from", null).with("range", preset.equals(USUAL) ? null : preset).href(),
              preset.equals(range)));
    }
    return presets;
  }
}
