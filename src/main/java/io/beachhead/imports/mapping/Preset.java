package io.beachhead.imports.mapping;

import io.beachhead.imports.ImportColumn;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The headers of a tool's export, and which of our columns each feeds.
 *
 * @param tool its name as people know it
 * @param kind of our imports
 * @param signs normal forms of headers that together only this export has
 * @param feeds normal form of a header → our columns
 * @param words our column → normal form of a word of the tool → our word, empty = leave blank
 * @param explained normal form of a header that is not used → why it changes no amount
 */
public record Preset(
    String tool,
    String kind,
    Set<String> signs,
    Map<String, List<String>> feeds,
    Map<String, Map<String, String>> words,
    Map<String, String> explained) {

  static Preset of(String tool, String kind, String... signs) {
    var normal = new LinkedHashSet<String>();
    for (String sign : signs) {
      normal.add(ImportColumn.normal(sign));
    }
    return new Preset(tool, kind, normal, Map.of(), Map.of(), Map.of());
  }

  /** Of an export that is no table: lines of JSON. */
  public static Preset lines(String tool) {
    return of(tool, "events");
  }

  Preset feed(String header, String... ours) {
    var more = new LinkedHashMap<>(feeds);
    more.put(ImportColumn.normal(header), List.of(ours));
    return new Preset(tool, kind, signs, more, words, explained);
  }

  Preset word(String column, String theirs, String ours) {
    var more = new LinkedHashMap<>(words);
    var of = new LinkedHashMap<>(more.getOrDefault(column, Map.of()));
    of.put(ImportColumn.normal(theirs), ours);
    more.put(column, of);
    return new Preset(tool, kind, signs, feeds, more, explained);
  }

  /** Says of a column that is left out why that is right; the report repeats it. */
  Preset leave(String header, String why) {
    var more = new LinkedHashMap<>(explained);
    more.put(ImportColumn.normal(header), why);
    return new Preset(tool, kind, signs, feeds, words, more);
  }

  /** Whether a file has all headers that tell this export from others. */
  boolean recognises(Set<String> normalHeaders) {
    return normalHeaders.containsAll(signs);
  }
}
