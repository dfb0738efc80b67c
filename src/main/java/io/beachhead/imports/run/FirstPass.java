package io.beachhead.imports.run;

import io.beachhead.imports.ImportColumn;
import io.beachhead.imports.ImportOptions;
import io.beachhead.imports.ImportProgress;
import io.beachhead.imports.ImportQuestion;
import io.beachhead.imports.NoValue;
import io.beachhead.imports.cell.Cells;
import io.beachhead.imports.cell.DateConvention;
import io.beachhead.imports.cell.DateText;
import io.beachhead.imports.cell.DecimalMark;
import io.beachhead.imports.cell.NumberConvention;
import io.beachhead.imports.cell.NumberText;
import io.beachhead.imports.csv.CsvFaultException;
import io.beachhead.imports.csv.CsvRow;
import io.beachhead.imports.csv.CsvRows;
import io.beachhead.imports.csv.CsvShape;
import io.beachhead.imports.mapping.AmountColumn;
import io.beachhead.imports.mapping.Mapping;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The first of two passes over a file: counts its rows and gathers from every cell how numbers and
 * dates are written, so that the second pass guesses nothing.
 */
final class FirstPass {
  private static final int REPORT_EVERY = 20_000;

  private final Mapping mapping;
  private final ImportOptions options;
  private final @Nullable NumberConvention[] numbers;
  private final @Nullable DateConvention[] dates;
  private final NumberConvention[] wide;
  private final AttributeEvidence[] attributes;
  private final @Nullable String[] suspectExample;
  private final @Nullable String[] example;
  private final @Nullable String[] attributeExample;
  private final Footer footer = new Footer();
  private long rows;

  private FirstPass(Mapping mapping, ImportOptions options) {
    this.mapping = mapping;
    this.options = options;
    int columns = mapping.columns().size();
    numbers = new NumberConvention[columns];
    dates = new DateConvention[columns];
    example = new String[columns];
    for (int i = 0; i < columns; i++) {
      if (mapping.sources().get(i) >= 0) {
        numbers[i] = mapping.columns().get(i).type().numeric() ? new NumberConvention() : null;
        dates[i] = mapping.columns().get(i).type().temporal() ? new DateConvention() : null;
      }
    }
    wide = new NumberConvention[mapping.wide().size()];
    Arrays.setAll(wide, _ -> new NumberConvention());
    attributes = new AttributeEvidence[mapping.attributes().size()];
    Arrays.setAll(
        attributes, i -> new AttributeEvidence(mapping.headerAt(mapping.attributes().get(i))));
    attributeExample = new String[attributes.length];
    suspectExample = new String[mapping.suspects().size()];
  }

  static ColumnFormats of(
      Path file, CsvShape shape, Mapping mapping, ImportOptions options, ImportProgress progress)
      throws IOException {
    var pass = new FirstPass(mapping, options);
    try (var csv = CsvRows.open(file, shape)) {
      var header = csv.next();
      if (header != null) {
        pass.footer.see(header, mapping.header().size());
      }
      for (var row = csv.next(); row != null; row = csv.next()) {
        pass.see(row);
        if (pass.rows % REPORT_EVERY == 0) {
          progress.at(0, 0);
        }
      }
    } catch (CsvFaultException _) {
      // The second pass meets the same fault and reports it with its line.
    }
    var formats = pass.formats();
    return formats.recognising(
        PeriodEnds.of(file, shape.withFooter(formats.footer()), mapping, formats));
  }

  private void see(CsvRow row) {
    rows++;
    footer.see(row, mapping.header().size());
    if (row.cells().length != mapping.header().size()) {
      return;
    }
    if (mapping.isHeader(row.cells())) {
      return;
    }
    String[] cells = cleaned(row.cells());
    for (int i = 0; i < numbers.length; i++) {
      int source = mapping.sources().get(i);
      if (source < 0) {
        continue;
      }
      var dateCustom = dates[i];
      var numberCustom = numbers[i];
      if (numberCustom != null) {
        number(numberCustom, cells[source], i);
      } else if (dateCustom != null) {
        dateCustom.see(cells[source]);
        if (example[i] == null && DateText.ambiguous(cells[source])) {
          example[i] = cells[source];
        }
      }
    }
    for (int i = 0; i < suspectExample.length; i++) {
      var suspect = mapping.suspects().get(i);
      String cell = cells[suspect.index()];
      if (suspectExample[i] == null && !suspect.column().leavesAlone(cell)) {
        suspectExample[i] = cell;
      }
    }
    for (int i = 0; i < wide.length; i++) {
      var number = NumberText.of(cells[mapping.wide().get(i)]);
      if (number != null) {
        wide[i].see(number);
      }
    }
    for (int i = 0; i < attributes.length; i++) {
      String cell = cells[mapping.attributes().get(i)];
      if (!cell.isEmpty()) {
        attributes[i].see(cell, row.line());
        if (attributeExample[i] == null && cell.length() < 20) {
          attributeExample[i] = cell;
        }
      }
    }
  }

  /** As they look; empty where they stand for no value. */
  private static String[] cleaned(String[] cells) {
    var cleaned = new String[cells.length];
    for (int i = 0; i < cells.length; i++) {
      String cell = Cells.clean(cells[i]);
      cleaned[i] = NoValue.is(cell) ? "" : cell;
    }
    return cleaned;
  }

  private void number(NumberConvention custom, String cell, int column) {
    var number = NumberText.of(cell);
    if (number == null) {
      return;
    }
    custom.see(number);
    if (example[column] == null && number.marks() == NumberText.Marks.EITHER) {
      example[column] = cell;
    }
  }

  private ColumnFormats formats() {
    var marks = new ArrayList<@Nullable DecimalMark>();
    var orders = new ArrayList<io.beachhead.imports.cell.@Nullable DayOrder>();
    var questions = new ArrayList<ImportQuestion>();
    for (int i = 0; i < numbers.length; i++) {
      var number = numbers[i];
      var date = dates[i];
      marks.add(options.decimal() != null || number == null ? options.decimal() : number.decided());
      orders.add(options.dates() != null || date == null ? options.dates() : date.decided());
      String name = mapping.columns().get(i).name();
      String shown = example[i] == null ? "" : example[i];
      boolean whole = mapping.columns().get(i).type() == ImportColumn.Type.INTEGER;
      if (number != null && !whole && options.decimal() == null && number.asks()) {
        questions.add(ImportQuestion.decimal(name, shown));
      }
      if (date != null && options.dates() == null && date.asks()) {
        questions.add(ImportQuestion.dates(name, shown));
      }
    }
    questions.addAll(suspects());
    var fileWide = decidedByTheFile(marks);
    var attributeMarks = new ArrayList<@Nullable DecimalMark>();
    for (int i = 0; i < attributes.length; i++) {
      var mark = options.decimal() != null ? options.decimal() : attributes[i].decided();
      mark = mark == null ? fileWide : mark;
      attributeMarks.add(mark);
      if (mark == null && attributes[i].asks()) {
        String shown = attributeExample[i] == null ? "" : attributeExample[i];
        questions.add(ImportQuestion.decimal(mapping.headerAt(mapping.attributes().get(i)), shown));
      }
    }
    return new ColumnFormats(
        rows - footer.lines(),
        marks,
        orders,
        Arrays.stream(attributes).map(AttributeEvidence::kind).toList(),
        attributeMarks,
        Arrays.stream(wide)
            .<@Nullable DecimalMark>map(
                w -> options.decimal() != null ? options.decimal() : w.decided())
            .toList(),
        Map.of(),
        notes(),
        questions,
        footer.begin());
  }

  private List<ImportQuestion> suspects() {
    var questions = new ArrayList<ImportQuestion>();
    for (int i = 0; i < suspectExample.length; i++) {
      String shown = suspectExample[i];
      var suspect = mapping.suspects().get(i);
      if (shown != null) {
        questions.add(
            ImportQuestion.amount(mapping.headerAt(suspect.index()), shown, suspect.answers()));
      }
    }
    return questions;
  }

  /** What was done with each column that may change an amount, and what else people should know. */
  private List<String> notes() {
    var notes = new ArrayList<String>();
    for (int i = 0; i < mapping.columns().size(); i++) {
      var column = mapping.columns().get(i);
      if (mapping.sources().get(i) >= 0 && AmountColumn.changes(column.name())) {
        notes.add(
            "%s is used as %s: %s."
                .formatted(
                    mapping.headerAt(mapping.sources().get(i)),
                    column.name(),
                    column.description()));
      }
    }
    for (int i = 0; i < suspectExample.length; i++) {
      if (suspectExample[i] == null) {
        notes.add(
            "%s is not used: nothing in it changes an amount."
                .formatted(mapping.headerAt(mapping.suspects().get(i).index())));
      }
    }
    mapping.leftOut().forEach(h -> notes.add("%s is left out, as you said.".formatted(h)));
    var preset = mapping.preset();
    if (preset != null) {
      for (int index : mapping.ignored()) {
        String why = preset.explained().get(ImportColumn.normal(mapping.header().get(index)));
        if (why != null) {
          notes.add("%s is left out: %s.".formatted(mapping.header().get(index), why));
        }
      }
    }
    var unused = unused();
    if (!unused.isEmpty()) {
      notes.add("Not used: %s.".formatted(String.join(", ", unused)));
    }
    for (int i = 0; i < attributes.length; i++) {
      String note = attributes[i].note(mapping.headerAt(mapping.attributes().get(i)));
      if (note != null) {
        notes.add(note);
      }
    }
    String below = footer.note();
    if (below != null) {
      notes.add(below);
    }
    return notes;
  }

  /** Headers that nothing was said about yet: left out because no column of ours takes them. */
  private List<String> unused() {
    var preset = mapping.preset();
    var unused = new ArrayList<String>();
    for (int index : mapping.ignored()) {
      String name = mapping.header().get(index);
      boolean explained =
          preset != null && preset.explained().containsKey(ImportColumn.normal(name));
      boolean suspect = mapping.suspects().stream().anyMatch(s -> s.index() == index);
      if (!name.isEmpty() && !explained && !suspect && !mapping.leftOut().contains(name)) {
        unused.add(name);
      }
    }
    return unused;
  }

  /**
   * What all deciding columns of the file agree on. It stands in for custom attributes that decide
   * nothing themselves; amounts of ours are asked about all the same.
   */
  private @Nullable DecimalMark decidedByTheFile(List<@Nullable DecimalMark> marks) {
    DecimalMark agreed = null;
    var all = new ArrayList<>(marks);
    for (var attribute : attributes) {
      all.add(attribute.kind() == AttributeEvidence.Kind.NUMBER ? attribute.decided() : null);
    }
    for (var mark : all) {
      if (mark != null && agreed != null && mark != agreed) {
        return null;
      }
      agreed = mark == null ? agreed : mark;
    }
    return agreed;
  }
}
