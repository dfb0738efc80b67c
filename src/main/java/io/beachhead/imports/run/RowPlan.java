package io.beachhead.imports.run;

import io.beachhead.imports.ImportColumn;
import io.beachhead.imports.cell.CurrencySign;
import io.beachhead.imports.cell.DayOrder;
import io.beachhead.imports.cell.DecimalMark;
import io.beachhead.imports.mapping.HeaderText;
import io.beachhead.imports.mapping.Mapping;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Mapping and column formats, laid out so that a row finds its cells fast. */
final class RowPlan {
  private final Mapping mapping;
  private final ColumnFormats formats;
  private final Map<String, Integer> indexes = new HashMap<>();
  private final int[] sources;
  private final List<HeaderText> headers = new ArrayList<>();
  private final List<Map<String, String>> words = new ArrayList<>();

  RowPlan(Mapping mapping, ColumnFormats formats) {
    this.mapping = mapping;
    this.formats = formats;
    this.sources = mapping.sources().stream().mapToInt(Integer::intValue).toArray();
    var preset = mapping.preset();
    for (int i = 0; i < mapping.columns().size(); i++) {
      var column = mapping.columns().get(i);
      indexes.put(column.name(), i);
      headers.add(mapping.headerText(i));
      var meanings = new HashMap<String, String>();
      column
          .choices()
          .forEach((value, synonyms) -> {
            synonyms.forEach(s -> meanings.put(ImportColumn.normal(s), value));
            meanings.put(ImportColumn.normal(value), value);
          });
      if (preset != null) {
        meanings.putAll(preset.words().getOrDefault(column.name(), Map.of()));
      }
      meanings.putAll(mapping.meanings().getOrDefault(column.name(), Map.of()));
      words.add(meanings);
    }
  }

  int index(String column) {
    Integer index = indexes.get(column);
    if (index == null) {
      throw new IllegalArgumentException("no column " + column);
    }
    return index;
  }

  int indexOrNone(String column) {
    return indexes.getOrDefault(column, -1);
  }

  boolean repeatsHeader(String[] cells) {
    return mapping.isHeader(cells);
  }

  int columns() {
    return sources.length;
  }

  String name(int column) {
    return mapping.columns().get(column).name();
  }

  ImportColumn column(int column) {
    return mapping.columns().get(column);
  }

  int source(int column) {
    return sources[column];
  }

  @Nullable String constant(int column) {
    String said = mapping.constants().get(column);
    return said == null && sources[column] < 0 ? formats.recognised().get(name(column)) : said;
  }

  @Nullable DecimalMark mark(int column) {
    return formats.marks().get(column);
  }

  @Nullable DayOrder order(int column) {
    return formats.orders().get(column);
  }

  /** Zone that the header names for its times, or null. */
  @Nullable ZoneId zone(int column) {
    return headers.get(column).zone();
  }

  /** Currency that the header names for its amounts, or null. */
  @Nullable CurrencySign headerMoney(int column) {
    return headers.get(column).money();
  }

  /** How many places the header moves its numbers: 3 for thousands, −2 for cents. */
  int headerZeros(int column) {
    return headers.get(column).zeros();
  }

  /** Our word for a word of the file; empty = to be left blank; null where it means nothing. */
  @Nullable String choice(int column, String normal) {
    return words.get(column).get(normal);
  }

  Set<String> choices(int column) {
    return mapping.columns().get(column).choices().keySet();
  }

  String header(int source) {
    return mapping.headerAt(source);
  }

  int cells() {
    return mapping.header().size();
  }

  /** Name by which a problem calls a cell: ours where the cell feeds one, else the file's. */
  String nameOfCell(int source) {
    for (int i = 0; i < sources.length; i++) {
      if (sources[i] == source) {
        return name(i);
      }
    }
    return source < cells() ? header(source) : "(column %d)".formatted(source + 1);
  }

  int attributes() {
    return mapping.attributes().size();
  }

  int attributeSource(int attribute) {
    return mapping.attributes().get(attribute);
  }

  AttributeEvidence.Kind attributeKind(int attribute) {
    return formats.attributeKinds().get(attribute);
  }

  @Nullable DecimalMark attributeMark(int attribute) {
    return formats.attributeMarks().get(attribute);
  }

  int wide() {
    return mapping.wide().size();
  }

  int wideSource(int wide) {
    return mapping.wide().get(wide);
  }

  @Nullable DecimalMark wideMark(int wide) {
    return formats.wideMarks().get(wide);
  }
}
