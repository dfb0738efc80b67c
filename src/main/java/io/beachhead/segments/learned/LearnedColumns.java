package io.beachhead.segments.learned;

import io.beachhead.behaviour.BehaviourQuestions;
import io.beachhead.behaviour.EventSelector;
import io.beachhead.behaviour.WhoDid;
import io.beachhead.customers.CustomerBase;
import io.beachhead.customers.attribute.Attribute;
import io.beachhead.customers.attribute.DateAttribute;
import io.beachhead.customers.attribute.NumberAttribute;
import io.beachhead.segments.FeatureUses;
import io.beachhead.segments.learned.LearnedColumn.Kind;
import io.beachhead.segments.rule.Value;
import io.beachhead.statistics.latent.Column;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.beachhead.workspace.WorkspaceSettings;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.springframework.stereotype.Component;

/** Reads the columns that segments are learned from. */
@Component
class LearnedColumns {
  private static final String ATTRIBUTE = "attribute:";
  private static final String CATEGORICAL = ":categorical";
  private static final String FEATURE = "feature:";
  private static final String MRR = "MRR";
  private static final String EVENTS = "events:";
  private static final String REVENUE = "mrr";

  /**
   * More values name accounts rather than kinds of accounts, and every class would have its own.
   */
  private static final int MOST_LEVELS = 60;

  /** Accounts that must have a value in a column, and in any of them. */
  static final int FEWEST = 30;

  private static final int MONTHS = 12;

  private final FeatureUses uses;
  private final BehaviourQuestions events;
  private final WhoDid whoDid;
  private final WorkspaceSettings settings;

  LearnedColumns(
      FeatureUses uses, BehaviourQuestions events, WhoDid whoDid, WorkspaceSettings settings) {
    this.uses = uses;
    this.events = events;
    this.whoDid = whoDid;
    this.settings = settings;
  }

  /** Everything that can be learned from, for people to choose: its key, and what they call it. */
  SequencedMap<String, String> offered(CustomerBase base) {
    List<String> keys = new ArrayList<>();
    for (Attribute attribute : base.attributes()) {
      if (!List.of("id", "name", "domain", "owner").contains(attribute.name())
          && attribute.knownCount() >= FEWEST) {
        keys.add(ATTRIBUTE + attribute.name());
      }
    }
    keys.add(REVENUE);
    uses.features().forEach(feature -> keys.add(FEATURE + feature));
    keys.removeIf(key -> !usable(key, base));
    events.eventNames().stream().sorted().forEach(name -> keys.add(EVENTS + name));
    Map<String, String> features = uses.names();
    SequencedMap<String, String> offered = new LinkedHashMap<>();
    for (String key : keys) {
      String name = key.substring(key.indexOf(':') + 1);
      offered.put(
          key,
          key.equals(REVENUE)
              ? MRR
              : key.startsWith(FEATURE) ? features.getOrDefault(name, name) : name);
    }
    return offered;
  }

  private boolean usable(String key, CustomerBase base) {
    try {
      return objection(column(key, base)).isEmpty();
    } catch (UnknownColumn gone) {
      return false;
    }
  }

  /**
   * The columns of those keys, a row for each account.
   *
   * @throws ProblemException 422 that names every column which is unknown, empty, the same for all
   *     or has too many values
   */
  List<LearnedColumn> of(List<String> keys, CustomerBase base) {
    List<LearnedColumn> columns = new ArrayList<>();
    List<ProblemItem> problems = new ArrayList<>();
    for (String key : keys) {
      try {
        LearnedColumn column = column(key, base);
        String objection = objection(column);
        if (objection.isEmpty()) {
          columns.add(column);
        } else {
          problems.add(ProblemItem.of("columns", key, objection));
        }
      } catch (UnknownColumn unknown) {
        problems.add(ProblemItem.of("columns", key, String.valueOf(unknown.getMessage())));
      }
    }
    if (!problems.isEmpty()) {
      throw ProblemException.unprocessable(
          problems.size() == 1
              ? "Segments cannot be learned: %s %s."
                  .formatted(problems.getFirst().value(), problems.getFirst().problem())
              : "Segments cannot be learned: %d columns are not usable.".formatted(problems.size()),
          problems);
    }
    BitSet any = new BitSet(base.size());
    columns.forEach(column -> any.or(column.column().known()));
    if (any.cardinality() < FEWEST) {
      throw ProblemException.unprocessable(
          "Segments cannot be learned: %d accounts have a value; %d are needed."
              .formatted(any.cardinality(), FEWEST),
          List.of(
              ProblemItem.of(
                  "columns",
                  Integer.toString(any.cardinality()),
                  "expected values of at least %d accounts".formatted(FEWEST))));
    }
    return columns;
  }

  private static final class UnknownColumn extends Exception {
    private static final long serialVersionUID = 1;

    UnknownColumn(String why) {
      super(why);
    }
  }

  private LearnedColumn column(String key, CustomerBase base) throws UnknownColumn {
    if (key.equals(REVENUE)) {
      return revenue(base);
    }
    if (key.startsWith(FEATURE)) {
      return feature(key, key.substring(FEATURE.length()), base);
    }
    if (key.startsWith(EVENTS)) {
      return events(key, key.substring(EVENTS.length()), base);
    }
    if (key.startsWith(ATTRIBUTE)) {
      String name = key.substring(ATTRIBUTE.length());
      Attribute attribute = base.attribute(name);
      boolean stated = attribute == null && name.endsWith(CATEGORICAL);
      if (stated) {
        attribute = base.attribute(name.substring(0, name.length() - CATEGORICAL.length()));
      }
      if (attribute == null) {
        throw new UnknownColumn("is not an attribute that any account has");
      }
      boolean amounts = attribute instanceof NumberAttribute || attribute instanceof DateAttribute;
      return amounts && !stated
          ? amounts(key, attribute, base.size())
          : categories(key, attribute, base.size());
    }
    throw new UnknownColumn("is not attribute:NAME, feature:KEY, mrr or events:NAME");
  }

  private static LearnedColumn amounts(String key, Attribute attribute, int size) {
    double[] value = new double[size];
    BitSet known = new BitSet(size);
    for (int row = 0; row < size; row++) {
      if (attribute.known(row)) {
        known.set(row);
        value[row] =
            switch (attribute) {
              case NumberAttribute numbers -> numbers.number(row);
              case DateAttribute dates -> dates.epochDay(row);
              default -> 0;
            };
      }
    }
    return new LearnedColumn(
        key, Kind.ATTRIBUTE, attribute.name(), List.of(), new Column.Amounts(value, known));
  }

  private static LearnedColumn categories(String key, Attribute attribute, int size) {
    Map<String, Integer> numbers = new LinkedHashMap<>();
    List<String> names = new ArrayList<>();
    int[] level = new int[size];
    BitSet known = new BitSet(size);
    for (int row = 0; row < size; row++) {
      String text = attribute.known(row) ? attribute.text(row) : null;
      if (text != null) {
        known.set(row);
        Integer number = numbers.putIfAbsent(Value.fold(text), names.size());
        level[row] = number == null ? names.size() : number;
        if (number == null) {
          names.add(text.strip());
        }
      }
    }
    return new LearnedColumn(
        key,
        Kind.ATTRIBUTE,
        attribute.name(),
        List.copyOf(names),
        new Column.Categories(level, known, Math.max(1, names.size())));
  }

  private static LearnedColumn revenue(CustomerBase base) {
    double[] value = new double[base.size()];
    BitSet known = new BitSet(value.length);
    for (int row = 0; row < value.length; row++) {
      value[row] = base.arr(row) / MONTHS;
      known.set(row, base.hasRevenue(row));
    }
    return new LearnedColumn(
        REVENUE, Kind.REVENUE, MRR, List.of(), new Column.Amounts(value, known));
  }

  /** Of accounts that are no prospects and have not left, or that used it all the same. */
  private LearnedColumn feature(String key, String name, CustomerBase base) throws UnknownColumn {
    String feature =
        uses.features().stream()
            .filter(name::equalsIgnoreCase)
            .findFirst()
            .orElseThrow(() -> new UnknownColumn("is not a feature"));
    BitSet users = uses.accounts(feature, base.asOf().minusMonths(MONTHS), base);
    Attribute stage = base.attribute("stage");
    int[] level = new int[base.size()];
    BitSet known = new BitSet(level.length);
    for (int row = 0; row < level.length; row++) {
      String at = stage == null ? null : stage.text(row);
      level[row] = users.get(row) ? 1 : 0;
      known.set(row, users.get(row) || !("prospect".equals(at) || "churned".equals(at)));
    }
    return new LearnedColumn(
        key,
        Kind.FEATURE,
        uses.names().getOrDefault(feature, feature),
        List.of("no", "yes"),
        new Column.Categories(level, known, 2));
  }

  private LearnedColumn events(String key, String name, CustomerBase base) throws UnknownColumn {
    if (!events.eventNames().contains(name)) {
      throw new UnknownColumn("is not an event that ever came");
    }
    LocalDate from = base.asOf().minusMonths(MONTHS);
    var zone = settings.current().timezone();
    Map<String, Long> times =
        whoDid.times(
            List.of(EventSelector.named(name)),
            from.atStartOfDay(zone).toInstant().toEpochMilli(),
            base.asOf().plusDays(1).atStartOfDay(zone).toInstant().toEpochMilli() - 1);
    long[] count = new long[base.size()];
    BitSet known = new BitSet(count.length);
    known.set(0, count.length);
    for (int row = 0; row < count.length; row++) {
      count[row] = times.getOrDefault(base.id(row), 0L);
    }
    return new LearnedColumn(key, Kind.EVENTS, name, List.of(), new Column.Counts(count, known));
  }

  private static String objection(LearnedColumn column) {
    BitSet known = column.column().known();
    if (known.isEmpty()) {
      return "has no value for any account";
    }
    if (column.levels().size() > MOST_LEVELS) {
      return "has %,d different values; at most %d can be learned from"
          .formatted(column.levels().size(), MOST_LEVELS);
    }
    int first = known.nextSetBit(0);
    boolean varies =
        known.stream()
            .anyMatch(row ->
                switch (column.column()) {
                  case Column.Categories categories ->
                      categories.level()[row] != categories.level()[first];
                  case Column.Amounts amounts -> amounts.value()[row] != amounts.value()[first];
                  case Column.Counts counts -> counts.count()[row] != counts.count()[first];
                });
    return varies ? "" : "is the same for every account";
  }
}
