package io.beachhead.imports.mapping;

import static io.beachhead.imports.ImportColumn.normal;

import io.beachhead.imports.ImportColumn;
import io.beachhead.imports.ImportKind;
import io.beachhead.imports.ImportOptions;
import io.beachhead.imports.ImportProblem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds for each of our columns the file's column that feeds it: what was said ({@code map=},
 * {@code set=}) first, then the export of a known tool, then our own names, then usual synonyms.
 */
public final class Mapper {
  /** Recognised by a synonym only, these leave the file's column usable under its own name too. */
  private static final Set<String> IDENTITIES =
      Set.of(
          "id",
          "account_id",
          "name",
          "email",
          "created_at",
          "event",
          "timestamp",
          "user_id",
          "anonymous_id",
          "message_id",
          "properties");

  private static final Pattern PREFIX = Pattern.compile("\\p{L}[\\p{L} _]*(?:\\.|:| [-–>] )\\s*");

  private final ImportKind kind;
  private final List<String> header;
  private final ImportOptions options;
  private final List<ImportColumn> columns;
  private final List<String> bare;
  private final int[] sources;
  private final @Nullable String[] constants;
  private final boolean[] closed;
  private final Map<String, List<Integer>> byNormal = new HashMap<>();
  private final Map<String, List<Integer>> byName = new HashMap<>();
  private final Set<Integer> spoken = new HashSet<>();
  private final Set<Integer> used = new HashSet<>();
  private final Set<Integer> left = new HashSet<>();
  private final Set<Integer> kept = new HashSet<>();

  /** Normal forms of headers that the export leaves out with a reason. */
  private final Set<String> explained = new HashSet<>();

  private final List<Integer> wide = new ArrayList<>();
  private final Map<String, Map<String, String>> meanings = new HashMap<>();
  private final List<ImportProblem> problems = new ArrayList<>();

  private Mapper(ImportKind kind, List<String> header, ImportOptions options) {
    this.kind = kind;
    this.header = header;
    this.options = options;
    this.columns = kind.columns();
    this.sources = new int[columns.size()];
    Arrays.fill(sources, -1);
    this.constants = new String[columns.size()];
    this.closed = new boolean[columns.size()];
    for (int i = 0; i < header.size(); i++) {
      byNormal.computeIfAbsent(normal(header.get(i)), _ -> new ArrayList<>()).add(i);
      String name = HeaderText.of(header.get(i)).name();
      if (!name.equals(header.get(i))) {
        byName.computeIfAbsent(normal(name), _ -> new ArrayList<>()).add(i);
      }
    }
    this.bare = withoutPrefix(header);
    for (int i = 0; i < bare.size(); i++) {
      byName.computeIfAbsent(normal(bare.get(i)), _ -> new ArrayList<>()).add(i);
    }
  }

  /**
   * {@code subscriptions.id}, {@code Deal - Title}: some exports name the table in every header.
   */
  private static List<String> withoutPrefix(List<String> header) {
    var matcher = PREFIX.matcher(header.isEmpty() ? "" : header.getFirst());
    if (header.size() < 2 || !matcher.lookingAt()) {
      return List.of();
    }
    String prefix = matcher.group();
    return header.stream().allMatch(h -> h.startsWith(prefix) && h.length() > prefix.length())
        ? header.stream().map(h -> h.substring(prefix.length())).toList()
        : List.of();
  }

  /**
   * @param header the file's, stripped
   */
  public static Mapping map(ImportKind kind, List<String> header, ImportOptions options) {
    return new Mapper(kind, header, options).map();
  }

  private Mapping map() {
    options.sets().forEach(this::constant);
    options.maps().forEach(this::said);
    options.features().forEach(this::feature);
    options.meanings().forEach(this::meaning);
    if (!wide.isEmpty()) {
      close("feature");
      close("uses");
    }
    // A tool's own words first: the MRR of Chargebee is a total, our mrr the price of one.
    var preset =
        Presets.recognise(kind.name(), header)
            .or(() -> Presets.recognise(kind.name(), bare))
            .orElse(null);
    if (preset != null) {
      byPreset(preset);
      explained.addAll(preset.explained().keySet());
    }
    for (int i = 0; i < columns.size(); i++) {
      guess(i, List.of(columns.get(i).name()));
    }
    var loosely = new HashSet<Integer>();
    for (int i = 0; i < columns.size(); i++) {
      if (guess(i, columns.get(i).synonyms())
          && preset == null
          && !IDENTITIES.contains(columns.get(i).name())) {
        loosely.add(sources[i]);
      }
    }
    doubtTotals(preset);
    for (int source : sources) {
      used.add(source);
    }
    missing();
    var attributes = new ArrayList<Integer>();
    var ignored = new ArrayList<Integer>();
    rest(loosely, attributes, ignored);
    refuseTwins(attributes);
    return new Mapping(
        header,
        columns,
        Arrays.stream(sources).boxed().toList(),
        Arrays.asList(constants),
        attributes,
        wide,
        ignored,
        suspects(ignored, preset),
        left.stream().sorted().map(header::get).toList(),
        preset,
        meanings,
        problems);
  }

  private void constant(String set) {
    int colon = set.indexOf(':');
    int ours = colon < 0 ? -1 : ours(set.substring(0, colon));
    if (ours < 0) {
      problems.add(
          column(
              colon < 0 ? set : set.substring(0, colon),
              "set= wants OURS:VALUE; OURS is one of " + targets()));
      return;
    }
    String value = set.substring(colon + 1).strip();
    if (value.isEmpty()) {
      closed[ours] = true;
    } else {
      constants[ours] = value;
    }
  }

  private void said(String map) {
    int colon = map.lastIndexOf(':');
    if (colon < 0) {
      problems.add(column(map, "map= wants THEIRS:OURS; OURS is one of " + targets()));
      return;
    }
    String theirs = map.substring(0, colon).strip();
    String target = map.substring(colon + 1).strip();
    int source = theirs(theirs);
    if (source < 0) {
      return;
    }
    spoken.add(source);
    if (target.isEmpty()) {
      left.add(source);
      return;
    }
    int ours = ours(target);
    if (ours >= 0 && sources[ours] >= 0 && sources[ours] != source) {
      problems.add(
          column(
              columns.get(ours).name(),
              "is fed by two columns, %s and %s; map only one of them"
                  .formatted(header.get(sources[ours]), theirs)));
    } else if (ours >= 0 && constants[ours] != null) {
      problems.add(
          column(columns.get(ours).name(), "has both a column and a constant; give one of them"));
    } else if (ours >= 0) {
      sources[ours] = source;
    } else if (kind.keepsUnknownColumns() && normal(target).equals(normal(theirs))) {
      kept.add(source);
    } else {
      problems.add(
          column(
              target,
              "is not a column of %s; its columns are %s".formatted(kind.name(), targets())));
    }
  }

  private void meaning(String meaning) {
    int first = meaning.indexOf(':');
    int last = meaning.lastIndexOf(':');
    int ours = first == last ? -1 : ours(meaning.substring(0, first));
    if (ours < 0 || columns.get(ours).choices().isEmpty()) {
      problems.add(
          column(
              first < 0 ? meaning : meaning.substring(0, first),
              "meaning= takes COLUMN:THEIR WORD:OUR WORD, where COLUMN is one of "
                  + columns.stream()
                      .filter(c -> !c.choices().isEmpty())
                      .map(ImportColumn::name)
                      .collect(Collectors.joining(", "))));
      return;
    }
    var column = columns.get(ours);
    String word = meaning.substring(last + 1).strip();
    if (!word.isEmpty() && !column.choices().containsKey(word)) {
      problems.add(
          new ImportProblem(
              null,
              column.name(),
              word,
              "must be one of " + String.join(", ", column.choices().keySet())));
      return;
    }
    meanings
        .computeIfAbsent(column.name(), _ -> new HashMap<>())
        .put(normal(meaning.substring(first + 1, last)), word);
  }

  private void feature(String name) {
    if (!kind.readsWideFiles()) {
      problems.add(column(name, "features= is for feature-usage only"));
      return;
    }
    int source = theirs(name.strip());
    if (source >= 0) {
      spoken.add(source);
      wide.add(source);
    }
  }

  /** Index of the file's column of that name: as written, else without case and punctuation. */
  private int theirs(String name) {
    int exact = header.indexOf(name);
    if (exact >= 0 && header.lastIndexOf(name) == exact) {
      return exact;
    }
    var alike = byNormal.getOrDefault(normal(name), List.of());
    if (alike.size() == 1) {
      return alike.getFirst();
    }
    problems.add(
        column(
            name,
            alike.isEmpty()
                ? "is not a column of the file; it has " + theirHeaders()
                : "names several columns of the file; rename all but one"));
    return -1;
  }

  private int ours(String name) {
    String normal = normal(name);
    for (int i = 0; i < columns.size(); i++) {
      if (normal(columns.get(i).name()).equals(normal)) {
        return i;
      }
    }
    return -1;
  }

  private void close(String ours) {
    int index = ours(ours);
    if (index >= 0) {
      closed[index] = true;
    }
  }

  private boolean open(int ours) {
    return sources[ours] < 0 && constants[ours] == null && !closed[ours];
  }

  /** Feeds a column from the first header that matches one of the names; says whether it did. */
  private boolean guess(int ours, List<String> names) {
    if (!open(ours)) {
      return false;
    }
    for (String name : names) {
      // Whole headers first, then those that say something about their cells: Amount (EUR).
      for (var headers : List.of(byNormal, byName)) {
        for (int source : headers.getOrDefault(normal(name), List.of())) {
          boolean out =
              !columns.get(ours).required() && explained.contains(normal(header.get(source)));
          if (!left.contains(source) && !wide.contains(source) && !out) {
            sources[ours] = source;
            return true;
          }
        }
      }
    }
    return false;
  }

  private void byPreset(Preset preset) {
    preset
        .feeds()
        .forEach((theirs, ours) -> {
          for (String target : ours) {
            int index = ours(target);
            if (index >= 0) {
              guess(index, List.of(theirs));
            }
          }
        });
  }

  /**
   * An amount that looks like a total, by its own header or by a price beside it, may have the
   * number of seats and the interval in it already: whether it still has to be multiplied or
   * divided is asked, not assumed.
   */
  private void doubtTotals(@Nullable Preset preset) {
    if (looksTotal("mrr", preset)) {
      doubt("quantity", "interval", "interval_count");
    }
    if (looksTotal("amount", preset)) {
      doubt("quantity");
    }
  }

  private boolean looksTotal(String ours, @Nullable Preset preset) {
    int index = ours(ours);
    int source = index < 0 ? -1 : sources[index];
    if (source < 0 || spoken.contains(source)) {
      return false;
    }
    String theirs = header.get(source);
    if (preset != null && preset.feeds().containsKey(normal(theirs))) {
      return false;
    }
    var taken = Arrays.stream(sources).boxed().collect(Collectors.toSet());
    var others =
        IntStream.range(0, header.size())
            .filter(i -> !taken.contains(i))
            .mapToObj(header::get)
            .toList();
    return ours.equals("mrr")
        ? TotalHeaders.ofMonth(theirs, others)
        : TotalHeaders.ofBill(theirs, others);
  }

  private void doubt(String... factors) {
    for (String factor : factors) {
      int index = ours(factor);
      if (index >= 0 && sources[index] >= 0 && !spoken.contains(sources[index])) {
        sources[index] = -1;
      }
    }
  }

  private void missing() {
    for (int i = 0; i < columns.size(); i++) {
      var column = columns.get(i);
      if (column.required() && sources[i] < 0 && constants[i] == null && !wideStandsFor(column)) {
        problems.add(
            column(
                column.name(),
                "This required column is missing. The file has %s. Say map=THEIRS:%s, or set=%s:VALUE"
                        .formatted(theirHeaders(), column.name(), column.name())
                    + " for all rows."));
      }
    }
  }

  private boolean wideStandsFor(ImportColumn column) {
    return !wide.isEmpty() && column.name().equals("feature");
  }

  private void rest(Set<Integer> loosely, List<Integer> attributes, List<Integer> ignored) {
    var wanted = options.attributes();
    Set<String> only =
        wanted == null
            ? null
            : wanted.stream().map(ImportColumn::normal).collect(Collectors.toSet());
    for (int i = 0; i < header.size(); i++) {
      boolean free = !used.contains(i) || (loosely.contains(i) && !spoken.contains(i));
      boolean may =
          kind.keepsUnknownColumns()
              && !left.contains(i)
              && !header.get(i).isEmpty()
              && (only == null || only.contains(normal(header.get(i))));
      if (may && (free || kept.contains(i))) {
        attributes.add(i);
      } else if (!used.contains(i) && !wide.contains(i)) {
        ignored.add(i);
      }
    }
  }

  /** Whether the file feeds an amount of the kind. */
  private boolean saysAmounts() {
    for (int i = 0; i < columns.size(); i++) {
      boolean amount =
          columns.get(i).type() == ImportColumn.Type.MONEY || columns.get(i).name().equals("value");
      if (kind.holdsMoney() && amount && sources[i] >= 0) {
        return true;
      }
    }
    return false;
  }

  private List<SuspectColumn> suspects(List<Integer> ignored, @Nullable Preset preset) {
    var suspects = new ArrayList<SuspectColumn>();
    for (int source : saysAmounts() ? ignored : List.<Integer>of()) {
      var column = AmountColumn.of(header.get(source));
      boolean explained =
          preset != null && preset.explained().containsKey(normal(header.get(source)));
      if (column != null && column.concerns(columns) && !left.contains(source) && !explained) {
        var open = columns.stream().filter(c -> open(ours(c.name()))).toList();
        suspects.add(new SuspectColumn(source, column, column.answers(header.get(source), open)));
      }
    }
    return suspects;
  }

  /** Two columns of one name are harmless only where neither is used. */
  private void refuseTwins(List<Integer> attributes) {
    var seen = new HashMap<String, Integer>();
    for (int i = 0; i < header.size(); i++) {
      if (!used.contains(i) && !attributes.contains(i) && !wide.contains(i)) {
        continue;
      }
      String name = header.get(i);
      long twins = header.stream().filter(name::equalsIgnoreCase).count();
      if (!name.isEmpty() && twins > 1 && seen.put(name.toLowerCase(Locale.ROOT), i) == null) {
        problems.add(
            column(name, "%d columns of the file have this name; rename them".formatted(twins)));
      }
    }
  }

  private String targets() {
    return columns.stream().map(ImportColumn::name).collect(Collectors.joining(", "));
  }

  private String theirHeaders() {
    var names = new TreeSet<String>(String.CASE_INSENSITIVE_ORDER);
    header.stream().filter(h -> !h.isEmpty()).limit(50).forEach(names::add);
    return names.isEmpty() ? "no named columns" : String.join(", ", names);
  }

  private static ImportProblem column(String name, String problem) {
    return new ImportProblem(null, name, null, problem);
  }
}
