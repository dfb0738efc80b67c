package io.beachhead.imports.web;

import io.beachhead.imports.ImportKind;
import io.beachhead.imports.ImportOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** Turns the fields of the mapping form into the options of a run. */
final class ImportForm {
  private ImportForm() {}

  static ImportOptions options(ImportKind kind, Map<String, String[]> fields, String fileName) {
    var maps = new ArrayList<String>();
    var sets = new ArrayList<String>();
    for (var column : kind.columns()) {
      String from = one(fields, "from." + column.name());
      String constant = one(fields, "set." + column.name());
      if (!constant.isBlank()) {
        sets.add(column.name() + ":" + constant);
      } else if (!from.isBlank()) {
        maps.add(from + ":" + column.name());
      } else {
        sets.add(column.name() + ":"); // said to be empty: not to be guessed
      }
    }
    var passed = new LinkedHashMap<>(fields);
    maps.addAll(answers(fields, "map"));
    sets.addAll(answers(fields, "set"));
    passed.put("map", maps.toArray(String[]::new));
    passed.put("set", sets.toArray(String[]::new));
    passed.put("meaning", answers(fields, "meaning").toArray(String[]::new));
    var options = RequestOptions.ofForm(passed).named(fileName).wide(all(fields, "feature"));
    return kind.keepsUnknownColumns() && fields.containsKey("attributesShown")
        ? options.attributes(all(fields, "attribute"))
        : options;
  }

  /** The field of an answer: of the option itself, where there is one for the whole file. */
  static String answerField(String option, int number) {
    return switch (option) {
      case "map", "set", "meaning" -> "answer.%s.%d".formatted(option, number);
      default -> option;
    };
  }

  /** The field of an answer that was given before. */
  static String keptField(String option, int number) {
    return "kept.%s.%d".formatted(option, number);
  }

  /** Those given before and those given now; what is said again is said once. */
  private static List<String> answers(Map<String, String[]> fields, String option) {
    var answers = new LinkedHashSet<String>();
    for (String start : List.of("kept.", "answer.")) {
      fields.forEach((name, values) -> {
        if (name.startsWith(start + option + ".")) {
          answers.addAll(Arrays.asList(values));
        }
      });
    }
    return List.copyOf(answers);
  }

  private static String one(Map<String, String[]> fields, String name) {
    String[] values = fields.get(name);
    return values == null || values.length == 0 ? "" : values[values.length - 1].strip();
  }

  private static List<String> all(Map<String, String[]> fields, String name) {
    return Arrays.asList(fields.getOrDefault(name, new String[0]));
  }
}
