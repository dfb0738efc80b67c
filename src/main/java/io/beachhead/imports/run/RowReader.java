package io.beachhead.imports.run;

import io.beachhead.imports.ImportColumn;
import io.beachhead.imports.ImportContext;
import io.beachhead.imports.ImportProblem;
import io.beachhead.imports.ImportRow;
import io.beachhead.imports.ImportTable;
import io.beachhead.imports.NoValue;
import io.beachhead.imports.cell.BadCellException;
import io.beachhead.imports.cell.Cells;
import io.beachhead.imports.cell.DateText;
import io.beachhead.imports.cell.Moment;
import io.beachhead.imports.cell.NoDate;
import io.beachhead.imports.cell.NumberText;
import io.beachhead.imports.csv.CsvRow;
import io.beachhead.imports.csv.CsvShape;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A row on its way from cells to records. */
final class RowReader implements ImportRow {
  private final CsvRow row;
  private final RowPlan plan;
  private final ImportContext context;
  private final Occurrences occurrences;
  private final RunNotes notes;
  private final List<TableRecord> records = new ArrayList<>(1);
  private final List<ImportProblem> problems = new ArrayList<>(0);
  private final NumberReader numbers;

  RowReader(
      CsvRow row, RowPlan plan, ImportContext context, Occurrences occurrences, RunNotes notes) {
    this.row = row;
    this.plan = plan;
    this.context = context;
    this.occurrences = occurrences;
    this.notes = notes;
    this.numbers = new NumberReader(this, plan, context);
  }

  List<TableRecord> records() {
    return records;
  }

  List<ImportProblem> problems() {
    return problems;
  }

  /** Whether it has as many cells as the header. */
  boolean complete() {
    return row.cells().length == plan.cells();
  }

  /** The same; reports it where not, and characters that got lost. */
  boolean legible(CsvShape shape) {
    String[] cells = row.cells();
    if (!complete()) {
      fault(
          null,
          null,
          "has %d %s, the header %d"
              .formatted(cells.length, cells.length == 1 ? "cell" : "cells", plan.cells()));
      return false;
    }
    if (plan.repeatsHeader(cells)) {
      fault(null, null, "repeats the header, as files put together do; leave this line out");
      return false;
    }
    for (int i = 0; i < cells.length; i++) {
      String cell = cells[i];
      if (cell.indexOf('\0') >= 0) {
        fault(plan.nameOfCell(i), cell.replace('\0', '\uFFFD'), "contains a NUL byte");
      } else if (shape.damaged() && cell.indexOf('\uFFFD') >= 0) {
        fault(
            plan.nameOfCell(i),
            cell,
            "contains a byte that is not valid %s; save the file as UTF-8"
                .formatted(shape.charset()));
      }
    }
    return true;
  }

  /** The cell or constant of a column as it looks; null where it is blank or says "no value". */
  @Nullable String cell(int column) {
    int source = plan.source(column);
    if (source < 0) {
      return plan.constant(column);
    }
    String cell = Cells.clean(row.cells()[source]);
    boolean nothing = plan.column(column).identifies() ? NoValue.isNobody(cell) : NoValue.is(cell);
    return cell.isEmpty() || nothing ? null : cell;
  }

  /** What stands in the file for a column, as it looks, or null where it is blank. */
  private @Nullable String written(int column) {
    int source = plan.source(column);
    String cell = source < 0 ? "" : Cells.clean(row.cells()[source]);
    return cell.isEmpty() ? null : cell;
  }

  @Override
  public long line() {
    return row.line();
  }

  @Override
  public @Nullable String text(String column) {
    return cell(plan.index(column));
  }

  @Override
  public @Nullable String required(String column) {
    int index = plan.index(column);
    String text = cell(index);
    if (text == null) {
      missing(column);
    }
    return text;
  }

  /** Reports a cell that a row cannot do without, with what stands in its place. */
  void missing(String column) {
    int index = plan.indexOrNone(column);
    String written = index < 0 ? null : written(index);
    fault(
        column,
        written,
        written == null
            ? "is missing in this row"
            : plan.column(index).identifies()
                ? "stands for nobody; this row needs an id"
                : "stands for no value, and this column is required");
  }

  @Override
  public @Nullable BigDecimal number(String column) {
    return numbers.number(plan.index(column));
  }

  @Override
  public @Nullable Double real(String column) {
    return numbers.real(plan.index(column));
  }

  @Override
  public @Nullable Double worth(String column, @Nullable String currencyColumn) {
    return numbers.worth(plan.index(column), currencyColumn);
  }

  @Override
  public @Nullable Long integer(String column) {
    return numbers.integer(plan.index(column));
  }

  @Override
  public @Nullable Amount amount(String column, @Nullable String currencyColumn) {
    return numbers.amount(plan.index(column), currencyColumn);
  }

  @Override
  public @Nullable Price price(String column, @Nullable String currencyColumn) {
    return numbers.price(plan.index(column), currencyColumn);
  }

  @Override
  public @Nullable BigDecimal share(String column) {
    return numbers.share(plan.index(column));
  }

  /** What a date cell says; null where it is blank or stands for no date. */
  private @Nullable Moment moment(int index) {
    String cell = cell(index);
    if (cell == null) {
      return null;
    }
    if (NoDate.is(cell)) {
      if (plan.column(index).required()) {
        bad(index, "is a placeholder for an unknown date, not a real date");
      } else {
        notes.noDate(plan.name(index), cell, line());
      }
      return null;
    }
    try {
      return DateText.read(cell, plan.order(index));
    } catch (BadCellException e) {
      bad(index, e.getMessage());
      return null;
    }
  }

  @Override
  public @Nullable LocalDate date(String column) {
    int index = plan.index(column);
    var moment = moment(index);
    return moment == null ? null : moment.day(plan.zone(index), context.zone());
  }

  @Override
  public @Nullable Instant instant(String column) {
    int index = plan.index(column);
    var moment = moment(index);
    return moment == null ? null : moment.instant(plan.zone(index), context.zone());
  }

  @Override
  public @Nullable String calendarDay(String column) {
    int index = plan.index(column);
    String cell = cell(index);
    if (cell == null || NoDate.is(cell)) {
      return null;
    }
    try {
      return DateText.read(cell, plan.order(index)) instanceof Moment.Day(LocalDate date)
          ? date.toString()
          : "";
    } catch (BadCellException _) {
      return null; // reported where the instant is read
    }
  }

  @Override
  public @Nullable String choice(String column) {
    int index = plan.index(column);
    String cell = cell(index);
    if (cell == null) {
      return null;
    }
    String chosen = plan.choice(index, ImportColumn.normal(cell));
    if (chosen == null) {
      notes.unknownWord(column, cell, List.copyOf(plan.choices(index)));
      bad(
          index,
          "must be one of %s; say meaning=%s:%s:WORD for what it means here"
              .formatted(String.join(", ", plan.choices(index)), column, cell));
      return null;
    }
    return chosen.isEmpty() ? null : chosen;
  }

  @Override
  public @Nullable String word(String column, String text) {
    return plan.choice(plan.index(column), ImportColumn.normal(text));
  }

  @Override
  public @Nullable List<String> list(String column) {
    String cell = text(column);
    if (cell == null) {
      return null;
    }
    var entries = new ArrayList<String>();
    for (String entry : cell.split("[,;|\\n]")) {
      String stripped = Cells.strip(entry);
      if (!stripped.isEmpty()) {
        entries.add(stripped);
      }
    }
    return entries;
  }

  @Override
  public Map<String, Object> attributes() {
    var values = new LinkedHashMap<String, Object>();
    for (int i = 0; i < plan.attributes(); i++) {
      int source = plan.attributeSource(i);
      String cell = Cells.clean(row.cells()[source]);
      if (!cell.isEmpty() && !NoValue.is(cell)) {
        var value = attribute(i, source, cell);
        if (value != null) {
          values.put(plan.header(source), value);
        }
      }
    }
    return values;
  }

  private @Nullable Object attribute(int attribute, int source, String cell) {
    return switch (plan.attributeKind(attribute)) {
      case BOOLEAN -> {
        boolean yes = cell.equalsIgnoreCase("true");
        yield yes || cell.equalsIgnoreCase("false") ? (Object) yes : cell;
      }
      case TEXT -> cell;
      case NUMBER -> {
        var number = NumberText.of(cell);
        try {
          yield number == null || !number.bare() || number.code()
              ? cell
              : plainNumber(number.value(plan.attributeMark(attribute)));
        } catch (BadCellException e) {
          report(new ImportProblem(line(), plan.header(source), cell, e.getMessage()));
          yield null;
        }
      }
    };
  }

  /** Whole numbers without a point, as people would write them. */
  private static Object plainNumber(BigDecimal value) {
    return value.stripTrailingZeros().scale() <= 0
        ? (Object) value.longValue()
        : (Object) value.doubleValue();
  }

  @Override
  public List<Use> uses() {
    var uses = new ArrayList<Use>(plan.wide());
    for (int i = 0; i < plan.wide(); i++) {
      int source = plan.wideSource(i);
      String cell = Cells.clean(row.cells()[source]);
      boolean blank = cell.isEmpty() || NoValue.is(cell);
      uses.add(new Use(plan.header(source), blank ? null : (Double) count(i, cell)));
    }
    return uses;
  }

  /** A number is a count; no, false and texts that begin with "no " are not; other text is one. */
  private double count(int wide, String cell) {
    String lower = cell.toLowerCase(Locale.ROOT);
    if (lower.equals("no") || lower.equals("false") || lower.startsWith("no ")) {
      return 0;
    }
    var number = NumberText.of(cell);
    if (number == null) {
      return 1;
    }
    try {
      double count = number.value(plan.wideMark(wide)).doubleValue();
      if (count < 0) {
        report(problem(wide, cell, "is negative; a count is 0 or more"));
        return 0;
      }
      return count;
    } catch (BadCellException e) {
      report(problem(wide, cell, e.getMessage()));
      return 0;
    }
  }

  private ImportProblem problem(int wide, String cell, String problem) {
    return new ImportProblem(line(), plan.header(plan.wideSource(wide)), cell, problem);
  }

  @Override
  public boolean sound() {
    return problems.isEmpty();
  }

  @Override
  public void problem(String column, String problem) {
    int index = plan.indexOrNone(column);
    report(new ImportProblem(line(), column, index < 0 ? null : cell(index), problem));
  }

  void bad(int column, String problem) {
    problem(plan.name(column), problem);
  }

  void fault(@Nullable String column, @Nullable String value, String problem) {
    report(new ImportProblem(line(), column, value, problem));
  }

  /** Once, however often a kind reads the cell. */
  private void report(ImportProblem problem) {
    if (!problems.contains(problem)) {
      problems.add(problem);
    }
  }

  @Override
  public void put(ImportTable table, @Nullable Object... values) {
    records.add(TableRecord.of(table, values, TableRecord.Mode.ROW));
  }

  @Override
  public void putOnce(ImportTable table, @Nullable Object... values) {
    records.add(TableRecord.of(table, values, TableRecord.Mode.ONCE));
  }

  @Override
  public void update(ImportTable table, @Nullable Object... values) {
    records.add(TableRecord.of(table, values, TableRecord.Mode.UPDATE));
  }

  @Override
  public int occurrence(String content) {
    return occurrences.next(content);
  }
}
