package io.beachhead.imports.web;

import io.beachhead.imports.ImportKind;
import io.beachhead.imports.ImportOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
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
    passed.put("map", maps.toArray(String[]::new));
    passed.put("set", sets.toArray(String[]::new));
    var options = OptionsOfRequest.ofForm(passed).named(fileName).wide(all(fields, "feature"));
    return kind.keepsUnknownColumns() && fields.containsKey("attributesShown")
        ? options.attributes(all(fields, "attribute"))
        : options;
  }

  private static String one(Map<String, String[]> fields, String name) {
    String[] values = fields.get(name);
    return values == null || values.length == 0 ? "" : values[values.length - 1].strip();
  }

  private static List<String> all(Map<String, String[]> fields, String name) {
    return Arrays.asList(fields.getOrDefault(name, new String[0]));
  }
}
