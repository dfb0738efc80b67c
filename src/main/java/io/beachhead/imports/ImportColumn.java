package io.beachhead.imports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A column that a kind of file may have, by its canonical name.
 *
 * @param required whether a file without it is refused
 * @param synonyms other headers it is recognised by, most telling first
 * @param choices for {@link Type#CHOICE}: the values it may have, each with its synonyms
 * @param references table whose {@code id} its values must be, or null
 * @param identifies whether its values say who a person, an account or a device is
 */
public record ImportColumn(
    String name,
    Type type,
    boolean required,
    String description,
    List<String> synonyms,
    Map<String, List<String>> choices,
    @Nullable String references,
    boolean identifies) {

  /** What a cell of the column says. */
  public enum Type {
    TEXT("text"),
    NUMBER("number"),
    INTEGER("whole number"),
    MONEY("amount of money"),
    CURRENCY("currency code"),
    DATE("date"),
    INSTANT("date or instant"),
    CHOICE("one of a few words"),
    LIST("list, separated by comma or semicolon");

    private final String words;

    Type(String words) {
      this.words = words;
    }

    /** The type as people read it. */
    public String words() {
      return words;
    }

    public boolean numeric() {
      return this == NUMBER || this == INTEGER || this == MONEY;
    }

    public boolean temporal() {
      return this == DATE || this == INSTANT;
    }
  }

  public static ImportColumn of(String name, Type type, String description) {
    return new ImportColumn(name, type, false, description, List.of(), Map.of(), null, false);
  }

  public static ImportColumn text(String name, String description) {
    return of(name, Type.TEXT, description);
  }

  /** A column with few values; add their synonyms with {@link #meaning}. */
  public static ImportColumn choice(String name, String description, String... values) {
    var choices = new LinkedHashMap<String, List<String>>();
    for (String value : values) {
      choices.put(value, List.of());
    }
    return new ImportColumn(name, Type.CHOICE, false, description, List.of(), choices, null, false);
  }

  public ImportColumn require() {
    return new ImportColumn(
        name, type, true, description, synonyms, choices, references, identifies);
  }

  public ImportColumn knownAs(String... headers) {
    return new ImportColumn(
        name, type, required, description, List.of(headers), choices, references, identifies);
  }

  public ImportColumn referring(String table) {
    return new ImportColumn(name, type, required, description, synonyms, choices, table, true);
  }

  /** Its values say who somebody is: {@code undefined} and {@code 0} are nobody. */
  public ImportColumn identifying() {
    return new ImportColumn(name, type, required, description, synonyms, choices, references, true);
  }

  /** Adds words that mean a value; letter case and punctuation do not matter. */
  public ImportColumn meaning(String value, String... words) {
    var more = new LinkedHashMap<>(choices);
    var all = new ArrayList<>(more.getOrDefault(value, List.of()));
    all.addAll(List.of(words));
    more.put(value, List.copyOf(all));
    return new ImportColumn(
        name, type, required, description, synonyms, more, references, identifies);
  }

  /** A header or word without letter case, spaces and punctuation. */
  public static String normal(String text) {
    var normal = new StringBuilder(text.length());
    text.toLowerCase(Locale.ROOT)
        .codePoints()
        .filter(Character::isLetterOrDigit)
        .forEach(normal::appendCodePoint);
    return normal.toString();
  }
}
