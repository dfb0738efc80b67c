package io.beachhead.imports.mapping;

import io.beachhead.imports.ImportColumn;
import io.beachhead.imports.ImportProblem;
import io.beachhead.imports.cell.Cells;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where each of our columns gets its value from.
 *
 * @param header the file's own, stripped
 * @param columns ours, in the kind's order
 * @param sources per column of ours: index in the header, −1 = none
 * @param constants per column of ours: value of every row, or null
 * @param attributes indexes of the file's columns that become custom attributes
 * @param wide indexes of the file's columns that are features
 * @param ignored indexes that are not used
 * @param suspects columns that nothing uses and that may change amounts
 * @param leftOut headers that were said to be left out
 * @param preset recognised tool, or null
 * @param meanings per column of ours: normal form of a word of the file → our word, empty = blank
 * @param problems what cannot be mapped; the file cannot be imported while there are any
 */
public record Mapping(
    List<String> header,
    List<ImportColumn> columns,
    List<Integer> sources,
    List<@Nullable String> constants,
    List<Integer> attributes,
    List<Integer> wide,
    List<Integer> ignored,
    List<SuspectColumn> suspects,
    List<String> leftOut,
    @Nullable Preset preset,
    Map<String, Map<String, String>> meanings,
    List<ImportProblem> problems) {

  /** What the header above a column of ours says about its cells; nothing where it has none. */
  public HeaderText headerText(int column) {
    int source = sources.get(column);
    return HeaderText.of(source < 0 ? "" : header.get(source));
  }

  /** The file's header of an index; its position where it has none. */
  public String headerAt(int index) {
    String name = header.get(index);
    return name.isEmpty() ? "(column %d)".formatted(index + 1) : name;
  }

  public List<String> headersAt(List<Integer> indexes) {
    return indexes.stream().map(this::headerAt).toList();
  }

  /** Whether a row only says the header again, as in files that were put together. */
  public boolean isHeader(String[] cells) {
    if (header.size() < 2 || cells.length != header.size()) {
      return false;
    }
    for (int i = 0; i < cells.length; i++) {
      if (!Cells.clean(cells[i]).equalsIgnoreCase(header.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** Canonical column → header. */
  public Map<String, String> named() {
    var named = new LinkedHashMap<String, String>();
    for (int i = 0; i < columns.size(); i++) {
      if (sources.get(i) >= 0) {
        named.put(columns.get(i).name(), headerAt(sources.get(i)));
      }
    }
    return named;
  }

  /** Canonical column → constant. */
  public Map<String, String> constantsByName() {
    var named = new LinkedHashMap<String, String>();
    for (int i = 0; i < columns.size(); i++) {
      String constant = constants.get(i);
      if (constant != null) {
        named.put(columns.get(i).name(), constant);
      }
    }
    return named;
  }
}
