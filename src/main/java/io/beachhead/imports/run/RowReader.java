package io.beachhead.imports.run;

import io.beachhead.imports.ImportColumn;
import io.beachhead.imports.ImportContext;
import io.beachhead.imports.ImportProblem;
import io.beachhead.imports.ImportRow;
import io.beachhead.imports.ImportTable;
import io.beachhead.imports.cell.BadCellException;
import io.beachhead.imports.cell.Cells;
import io.beachhead.imports.cell.DateText;
import io.beachhead.imports.cell.DecimalMark;
import io.beachhead.imports.cell.Moment;
import io.beachhead.imports.cell.NumberText;
import io.beachhead.imports.csv.CsvRow;
import io.beachhead.imports.csv.CsvShape;
import io.beachhead.web.Csv;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A row on its way from cells to records. */
final class RowReader implements ImportRow {
  /** Amounts beyond this many digits are slips of the finger, and would not fit. */
  private static final int MOST_DIGITS = 15;

  private static final Map<String, Integer> MINOR_DIGITS =
      Currency.getAvailableCurrencies().stream()
          .collect(
              Collectors.toUnmodifiableMap(
                  Currency::getCurrencyCode, c -> Math.max(0, c.getDefaultFractionDigits())));

  private final CsvRow row;
  private final RowPlan plan;
  private final ImportContext context;
  private final Occurrences occurrences;
  private final List<TableRecord> records = new ArrayList<>(1);
  private final List<ImportProblem> problems = new ArrayList<>(0);

  RowReader(CsvRow row, RowPlan plan, ImportContext context, Occurrences occurrences) {
    this.row = row;
    this.plan = plan;
    this.context = context;
    this.occurrences = occurrences;
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
      fault(null, null, "has %d cells, the header %d".formatted(cells.length, plan.cells()));
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

  /** The cell or constant of a column, stripped; null where blank. */
  @Nullable String cell(int column) {
    int source = plan.source(column);
    if (source < 0) {
      return plan.constant(column);
    }
    String cell = Cells.strip(row.cells()[source]);
    return cell.isEmpty() ? null : cell;
  }

  @Override
  public long line() {
    return row.line();
  }

  @Override
  public @Nullable String text(String column) {
    String cell = cell(plan.index(column));
    return cell == null ? null : Csv.undefused(cell);
  }

  @Override
  public @Nullable String required(String column) {
    String text = text(column);
    if (text == null) {
      problem(column, "is missing in this row");
    }
    return text;
  }

  private @Nullable NumberText numberText(int column) {
    String cell = cell(column);
    if (cell == null) {
      return null;
    }
    var number = NumberText.of(cell);
    if (number == null) {
      bad(column, "is not a number");
    }
    return number;
  }

  @Override
  public @Nullable BigDecimal number(String column) {
    int index = plan.index(column);
    var number = numberText(index);
    if (number == null) {
      return null;
    }
    try {
      return number.value(plan.mark(index));
    } catch (BadCellException e) {
      bad(index, e.getMessage());
      return null;
    }
  }

  @Override
  public @Nullable Double real(String column) {
    var number = number(column);
    if (number == null) {
      return null;
    }
    var text = numberText(plan.index(column));
    if (text != null && text.currency() != null && !text.currency().equals(context.currency())) {
      problem(column, "is in %s; it must be in %s".formatted(text.currency(), context.currency()));
      return null;
    }
    double value = number.doubleValue();
    if (!Double.isFinite(value)) {
      problem(column, "is too large");
      return null;
    }
    return value;
  }

  @Override
  public @Nullable Long integer(String column) {
    int index = plan.index(column);
    var number = numberText(index);
    if (number == null) {
      return null;
    }
    try {
      // 1.234 can only be 1234 where no fractions exist.
      boolean groups = number.marks() == NumberText.Marks.EITHER && plan.mark(index) == null;
      var mark =
          !groups
              ? plan.mark(index)
              : number.body().indexOf('.') >= 0 ? DecimalMark.COMMA : DecimalMark.POINT;
      var value = number.value(mark);
      if (value.precision() - value.scale() > MOST_DIGITS) {
        bad(index, "is too large");
        return null;
      }
      return value.longValueExact();
    } catch (BadCellException e) {
      bad(index, e.getMessage());
    } catch (ArithmeticException _) {
      bad(index, "is not a whole number");
    }
    return null;
  }

  @Override
  public @Nullable Amount amount(String column, @Nullable String currencyColumn) {
    int index = plan.index(column);
    var number = numberText(index);
    String said = currencyColumn == null ? null : text(currencyColumn);
    if (number == null) {
      return null;
    }
    String code = said == null ? null : said.toUpperCase(Locale.ROOT);
    if (number.currency() != null && code != null && !number.currency().equals(code)) {
      bad(index, "is in %s, its row says %s".formatted(number.currency(), code));
      return null;
    }
    code = code == null ? number.currency() : code;
    String currency = code == null ? context.currency() : code;
    if (!context.convertible().contains(currency)) {
      bad(
          currencyColumn == null || said == null ? index : plan.index(currencyColumn),
          isoCode(currency)
              ? "has no exchange rate to %s; set one in Settings".formatted(context.currency())
              : "is not an ISO 4217 currency code");
      return null;
    }
    if (number.percent()) {
      bad(index, "is a percentage, not an amount");
      return null;
    }
    try {
      var value = number.value(plan.mark(index));
      if (value.precision() - value.scale() > MOST_DIGITS) {
        bad(index, "is too large");
        return null;
      }
      return new Amount(minor(value, currency), currency);
    } catch (BadCellException e) {
      bad(index, e.getMessage());
      return null;
    }
  }

  private static boolean isoCode(String code) {
    return MINOR_DIGITS.containsKey(code);
  }

  private static long minor(BigDecimal value, String currency) {
    int digits = MINOR_DIGITS.getOrDefault(currency, 2);
    return value.movePointRight(digits).setScale(0, RoundingMode.HALF_UP).longValueExact();
  }

  private @Nullable Moment moment(String column) {
    int index = plan.index(column);
    String cell = cell(index);
    if (cell == null) {
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
    var moment = moment(column);
    return moment == null ? null : moment.day(context.zone());
  }

  @Override
  public @Nullable Instant instant(String column) {
    var moment = moment(column);
    return moment == null ? null : moment.instant(context.zone());
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
      bad(index, "must be one of " + String.join(", ", plan.choices(index)));
      return null;
    }
    return chosen.isEmpty() ? null : chosen;
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
      String cell = Cells.strip(row.cells()[source]);
      if (!cell.isEmpty()) {
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
      case BOOLEAN -> cell.equalsIgnoreCase("true");
      case TEXT -> Csv.undefused(cell);
      case NUMBER -> {
        var number = NumberText.of(cell);
        try {
          yield number == null ? cell : plainNumber(number.value(plan.attributeMark(attribute)));
        } catch (BadCellException e) {
          problems.add(new ImportProblem(line(), plan.header(source), cell, e.getMessage()));
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
      String cell = Cells.strip(row.cells()[source]);
      uses.add(new Use(plan.header(source), cell.isEmpty() ? null : (Double) count(i, cell)));
    }
    return uses;
  }

  /** A number is a count; no, false and texts that begin with "no " are none; other text is one. */
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
        problems.add(problem(wide, cell, "is negative; a count is 0 or more"));
        return 0;
      }
      return count;
    } catch (BadCellException e) {
      problems.add(problem(wide, cell, e.getMessage()));
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
    problems.add(new ImportProblem(line(), column, index < 0 ? null : cell(index), problem));
  }

  private void bad(int column, String problem) {
    problem(plan.name(column), problem);
  }

  void fault(@Nullable String column, @Nullable String value, String problem) {
    problems.add(new ImportProblem(line(), column, value, problem));
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
