package io.beachhead.segments.web;

import io.beachhead.segments.Segment;
import io.beachhead.segments.Segmentation;
import io.beachhead.segments.SegmentationDraft;
import io.beachhead.segments.rule.ChipForm;
import io.beachhead.segments.rule.Condition;
import io.beachhead.segments.rule.Rule;
import io.beachhead.segments.rule.RuleException;
import io.beachhead.segments.rule.RulePrinter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * What stands in the form of the editor: the text of each rule is the one truth, chips are a view
 * of it. Every act on the form gives the next state; nothing is kept on the server.
 *
 * @param version the form is based on; 0 for a new segmentation
 */
record EditorState(
    String key,
    int version,
    String name,
    boolean asText,
    List<Row> rows,
    String otherwise,
    String otherwiseName) {

  /**
   * @param key empty for a segment that was never saved
   */
  record Row(String key, String name, String rule) {
    Row withRule(String text) {
      return new Row(key, name, text);
    }

    Optional<ChipForm> chips() {
      if (rule.isBlank()) {
        return Optional.of(new ChipForm(List.of(), List.of()));
      }
      try {
        return ChipForm.of(Rule.parse(rule).condition());
      } catch (RuleException unreadable) {
        return Optional.empty();
      }
    }
  }

  EditorState {
    rows = List.copyOf(rows);
  }

  static EditorState of(Segmentation segmentation, boolean asText) {
    return new EditorState(
        segmentation.key(),
        segmentation.version(),
        segmentation.name(),
        asText,
        segmentation.segments().stream().map(EditorState::row).toList(),
        segmentation.otherwise().key(),
        segmentation.otherwise().name());
  }

  private static Row row(Segment segment) {
    return new Row(segment.key(), segment.name(), segment.rule());
  }

  static EditorState fresh() {
    return new EditorState(
        SegmentationEditor.NEW,
        0,
        "",
        false,
        List.of(new Row("", "Segment 1", "")),
        "other",
        "Other");
  }

  /** Reads the form; fields that are missing are empty. */
  static EditorState read(String key, MultiValueMap<String, String> form) {
    List<String> keys = values(form, "segment");
    List<String> names = values(form, "segmentName");
    List<String> rules = values(form, "rule");
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < Math.min(keys.size(), Math.min(names.size(), rules.size())); i++) {
      rows.add(new Row(keys.get(i), names.get(i), rules.get(i)));
    }
    return new EditorState(
        key,
        number(first(form, "version", "0")),
        first(form, "name", ""),
        first(form, "mode", "chips").equals("text"),
        rows,
        first(form, "otherwise", "other"),
        first(form, "otherwiseName", "Other"));
  }

  private static List<String> values(MultiValueMap<String, String> form, String name) {
    List<String> values = form.get(name);
    return values == null ? List.of() : values;
  }

  static String first(MultiValueMap<String, String> form, String name, String absent) {
    String value = form.getFirst(name);
    return value == null ? absent : value;
  }

  private static int number(String text) {
    return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
  }

  /** As it would be saved: new segments get a key from their name. */
  SegmentationDraft draft(String draftKey) {
    Set<String> taken = new HashSet<>();
    taken.add(otherwise);
    rows.forEach(row -> taken.add(row.key));
    List<SegmentationDraft.Rule> rules = new ArrayList<>();
    for (Row row : rows) {
      String rowKey = row.key.isEmpty() ? SegmentationDraft.keyFor(row.name, taken) : row.key;
      taken.add(rowKey);
      rules.add(new SegmentationDraft.Rule(rowKey, row.name, row.rule));
    }
    return new SegmentationDraft(draftKey, name, rules, otherwise, otherwiseName);
  }

  boolean saysTheSameAs(EditorState other) {
    return name.strip().equals(other.name)
        && rows.equals(other.rows)
        && otherwiseName.strip().equals(other.otherwiseName);
  }

  /**
   * The state after an act: {@code text}, {@code chips}, {@code add}, {@code up:1}, {@code down:1},
   * {@code move:2:0}, {@code remove:1} or {@code drop:1.0.2}. What makes no sense, such as moving
   * the first one up, changes nothing.
   */
  EditorState after(String act) {
    String[] parts = act.split(":", -1);
    return switch (parts[0]) {
      case "text" -> withText(true);
      case "chips" -> withText(false);
      case "add" -> {
        List<Row> more = new ArrayList<>(rows);
        more.add(new Row("", "Segment " + (rows.size() + 1), ""));
        yield with(more);
      }
      case "up" -> moved(index(parts, 1), index(parts, 1) - 1);
      case "down" -> moved(index(parts, 1), index(parts, 1) + 1);
      case "move" -> moved(index(parts, 1), index(parts, 2));
      case "remove" -> {
        List<Row> fewer = new ArrayList<>(rows);
        int index = index(parts, 1);
        if (index >= 0 && index < fewer.size()) {
          fewer.remove(index);
        }
        yield with(fewer);
      }
      case "drop" -> withChip(ChipPlace.of(parts.length > 1 ? parts[1] : ""), null);
      default -> this;
    };
  }

  private static int index(String[] parts, int at) {
    return parts.length > at && parts[at].matches("[0-9]{1,4}") ? Integer.parseInt(parts[at]) : -1;
  }

  private EditorState moved(int from, int to) {
    if (from < 0 || to < 0 || from >= rows.size() || to >= rows.size()) {
      return this;
    }
    List<Row> order = new ArrayList<>(rows);
    order.add(to, order.remove(from));
    return with(order);
  }

  /** The chip at a place, put there or added; null takes it away. */
  EditorState withChip(ChipPlace place, ChipForm.@Nullable Chip chip) {
    if (place.segment() < 0 || place.segment() >= rows.size()) {
      return this;
    }
    return withRow(
        place.segment(),
        row -> {
          Optional<ChipForm> chips = row.chips();
          return chips.isEmpty()
              ? row
              : row.withRule(text(place.change(chips.get(), chip), row.rule));
        });
  }

  private static String text(ChipForm form, String before) {
    Optional<Condition> condition = form.condition();
    if (condition.isEmpty()) {
      return "";
    }
    // A rule that says the same keeps the words its author chose.
    try {
      if (Rule.parse(before).condition().equals(condition.get())) {
        return before;
      }
    } catch (RuleException unreadable) {
      return RulePrinter.print(condition.get());
    }
    return RulePrinter.print(condition.get());
  }

  private EditorState withRow(int index, UnaryOperator<Row> change) {
    List<Row> changed = new ArrayList<>(rows);
    changed.set(index, change.apply(changed.get(index)));
    return with(changed);
  }

  private EditorState with(List<Row> newRows) {
    return new EditorState(key, version, name, asText, newRows, otherwise, otherwiseName);
  }

  private EditorState withText(boolean text) {
    return new EditorState(key, version, name, text, rows, otherwise, otherwiseName);
  }
}
