package io.beachhead.imports.run;

import io.beachhead.imports.PeriodEnd;
import io.beachhead.imports.cell.BadCellException;
import io.beachhead.imports.cell.Cells;
import io.beachhead.imports.cell.DateText;
import io.beachhead.imports.csv.CsvFaultException;
import io.beachhead.imports.csv.CsvRow;
import io.beachhead.imports.csv.CsvRows;
import io.beachhead.imports.csv.CsvShape;
import io.beachhead.imports.mapping.Mapping;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Recognises over a whole file whether the end of its periods is their last day or the day after:
 * by periods of whole months, and by periods of one account that follow each other.
 */
final class PeriodEnds {
  private static final String START = "period_start";
  private static final String END = "period_end";
  private static final String STATED = "period_ends";

  private final RowPlan plan;
  private final int start;
  private final int end;
  private final int account;
  private long inclusive;
  private long exclusive;
  private String lastAccount = "";
  private @Nullable LocalDate lastEnd;

  private PeriodEnds(RowPlan plan) {
    this.plan = plan;
    this.start = plan.indexOrNone(START);
    this.end = plan.indexOrNone(END);
    this.account = plan.indexOrNone("account_id");
  }

  /**
   * What the file says of columns it does not have: {@code period_ends}, where it is recognised.
   */
  static Map<String, String> of(Path file, CsvShape shape, Mapping mapping, ColumnFormats formats)
      throws IOException {
    var plan = new RowPlan(mapping, formats);
    var ends = new PeriodEnds(plan);
    int stated = plan.indexOrNone(STATED);
    if (ends.start < 0
        || ends.end < 0
        || plan.source(ends.start) < 0
        || plan.source(ends.end) < 0
        || stated < 0
        || plan.source(stated) >= 0
        || plan.constant(stated) != null) {
      return Map.of();
    }
    try (var csv = CsvRows.open(file, shape)) {
      csv.next(); // the header
      for (var row = csv.next(); row != null; row = csv.next()) {
        ends.see(row);
      }
    } catch (CsvFaultException _) {
      // The second pass meets the same fault and reports it with its line.
    }
    var decided = ends.decided();
    return decided == null ? Map.of() : Map.of(STATED, decided.word());
  }

  private void see(CsvRow row) {
    if (row.cells().length != plan.cells()) {
      return;
    }
    var from = day(row, start);
    var to = day(row, end);
    if (from == null || to == null || to.isBefore(from)) {
      return;
    }
    count(PeriodEnd.proven(from, to));
    String whose = account < 0 || plan.source(account) < 0 ? "" : row.cells()[plan.source(account)];
    var before = lastEnd;
    if (before != null && whose.equals(lastAccount) && PeriodEnd.proven(from, to) == null) {
      count(
          from.equals(before)
              ? PeriodEnd.EXCLUSIVE
              : from.equals(before.plusDays(1)) ? PeriodEnd.INCLUSIVE : null);
    }
    lastAccount = whose;
    lastEnd = to;
  }

  private void count(@Nullable PeriodEnd proven) {
    inclusive += proven == PeriodEnd.INCLUSIVE ? 1 : 0;
    exclusive += proven == PeriodEnd.EXCLUSIVE ? 1 : 0;
  }

  private @Nullable LocalDate day(CsvRow row, int column) {
    String cell = Cells.clean(row.cells()[plan.source(column)]);
    try {
      return cell.isEmpty()
          ? null
          : DateText.read(cell, plan.order(column)).day(plan.zone(column), ZoneOffset.UTC);
    } catch (BadCellException _) {
      return null; // reported when the row is read
    }
  }

  private @Nullable PeriodEnd decided() {
    if (inclusive > 0 == exclusive > 0) {
      return null;
    }
    return inclusive > 0 ? PeriodEnd.INCLUSIVE : PeriodEnd.EXCLUSIVE;
  }
}
