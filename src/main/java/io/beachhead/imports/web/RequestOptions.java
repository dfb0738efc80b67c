package io.beachhead.imports.web;

import io.beachhead.imports.ImportOptions;
import io.beachhead.imports.ImportOptions.Repeats;
import io.beachhead.imports.cell.DayOrder;
import io.beachhead.imports.cell.DecimalMark;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the options of an import from a query or a form. An option nobody knows is refused. */
final class RequestOptions {
  private static final Set<String> KNOWN =
      Set.of(
          "map",
          "set",
          "meaning",
          "characters",
          "features",
          "attributes",
          "dryRun",
          "skipInvalid",
          "decimal",
          "dates",
          "repeats",
          "file");

  private final Map<String, String[]> parameters;

  private RequestOptions(Map<String, String[]> parameters) {
    this.parameters = parameters;
  }

  /**
   * @throws ProblemException 400 for an option that is not known or not readable
   */
  static ImportOptions ofQuery(Map<String, String[]> parameters) {
    for (String name : parameters.keySet()) {
      if (!KNOWN.contains(name)) {
        throw ProblemException.badRequest(
            "There is no option %s.".formatted(name),
            List.of(
                ProblemItem.of(
                    name,
                    null,
                    "is not an option; the options are "
                        + KNOWN.stream().sorted().collect(Collectors.joining(", ")))));
      }
    }
    return ofForm(parameters);
  }

  /** The same from a form, which has fields of its own besides. */
  static ImportOptions ofForm(Map<String, String[]> parameters) {
    var read = new RequestOptions(parameters);
    String file = read.one("file");
    return new ImportOptions(
        read.all("map"),
        read.all("set"),
        read.all("meaning"),
        read.names("features"),
        parameters.containsKey("attributes") ? read.names("attributes") : null,
        read.flag("dryRun"),
        read.flag("skipInvalid"),
        read.word("decimal", DecimalMark.class),
        read.word("dates", DayOrder.class),
        read.characters(),
        read.repeats(),
        file == null ? "upload.csv" : file);
  }

  private List<String> all(String name) {
    return Arrays.stream(parameters.getOrDefault(name, new String[0]))
        .filter(v -> !v.isBlank())
        .toList();
  }

  private @Nullable String one(String name) {
    var all = all(name);
    return all.isEmpty() ? null : all.getLast().strip();
  }

  /**
   * Column names separated by commas; a name with a comma in it comes as a parameter of its own.
   */
  private List<String> names(String name) {
    var names = new ArrayList<String>();
    var values = all(name);
    for (String value : values) {
      if (values.size() > 1) {
        names.add(value.strip());
      } else {
        Arrays.stream(value.split(","))
            .map(String::strip)
            .filter(v -> !v.isEmpty())
            .forEach(names::add);
      }
    }
    return names;
  }

  private boolean flag(String name) {
    String[] values = parameters.get(name);
    if (values == null) {
      return false;
    }
    String value = values[values.length - 1].strip().toLowerCase(Locale.ROOT);
    return switch (value) {
      case "", "true", "1", "yes", "on" -> true;
      case "false", "0", "no", "off" -> false;
      default -> throw unreadable(name, value, "expected true or false");
    };
  }

  private <E extends Enum<E>> @Nullable E word(String name, Class<E> type) {
    String value = one(name);
    if (value == null) {
      return null;
    }
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equalsIgnoreCase(value)) {
        return constant;
      }
    }
    throw unreadable(
        name,
        value,
        "expected one of "
            + Arrays.stream(type.getEnumConstants())
                .map(c -> c.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", ")));
  }

  private @Nullable Charset characters() {
    String name = one("characters");
    if (name == null) {
      return null;
    }
    try {
      return characterSet(name);
    } catch (IllegalArgumentException _) {
      throw unreadable(
          "characters", name, "expected a character set such as UTF-8, windows-1250 or GBK");
    }
  }

  /**
   * A set by its usual name.
   *
   * @throws IllegalArgumentException where Java knows none of that name
   */
  static Charset characterSet(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "macroman" -> Charset.forName("x-MacRoman");
      case "shift_jis" -> Charset.forName("windows-31j");
      case "euc-kr" -> Charset.forName("x-windows-949");
      default -> Charset.forName(name);
    };
  }

  private Repeats repeats() {
    var repeats = word("repeats", Repeats.class);
    return repeats == null ? Repeats.REFUSE : repeats;
  }

  private static ProblemException unreadable(String name, String value, String expected) {
    return ProblemException.badRequest(
        "An option is not valid.", List.of(ProblemItem.of(name, value, expected)));
  }
}
