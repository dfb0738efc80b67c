package io.beachhead.samples.planwright;

import io.beachhead.samples.CsvTable;
import io.beachhead.samples.SampleFile;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/**
 * What Planwright spends on growth each week: most of it on buying users at scale, although too few
 * of those it has already stay.
 */
final class PlanwrightSpend {
  private static final int WEEKS = 52;

  /** The paid channel was begun half a year ago and has grown since. */
  private static final int PAID_WEEKS = 26;

  private final LocalDate anchor;

  PlanwrightSpend(LocalDate anchor) {
    this.anchor = anchor;
  }

  SampleFile file() {
    CsvTable table = CsvTable.of("date", "channel", "amount", "currency", "stage");
    LocalDate monday = anchor.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    for (int ago = WEEKS - 1; ago >= 0; ago--) {
      LocalDate week = monday.minusWeeks(ago);
      table.row(week, "Search", 280 + ago % 5 * 10, "USD", "acquire");
      table.row(week, "Content", 150, "USD", "acquire");
      table.row(week, "Onboarding e-mails", 120, "USD", "retain");
      if (ago < PAID_WEEKS) {
        table.row(week, "Paid social", 1100 - ago * 8, "USD", "scale");
      }
    }
    return table.file("spend");
  }
}
