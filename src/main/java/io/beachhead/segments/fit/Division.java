package io.beachhead.segments.fit;

import io.beachhead.customers.CustomerBase;
import io.beachhead.customers.attribute.Attribute;
import io.beachhead.customers.attribute.DateAttribute;
import io.beachhead.customers.attribute.NumberAttribute;
import io.beachhead.segments.Membership;
import io.beachhead.segments.Segment;
import io.beachhead.segments.rule.Value;
import io.beachhead.statistics.NotEnoughData;
import io.beachhead.statistics.PartlyKnown;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A way of dividing accounts. Rows are those of the customer base.
 *
 * @param group of each row, from 0
 * @param groups how many there are
 * @param objection why it cannot be judged; null where it can
 */
@SuppressWarnings("ArrayRecordComponent") // large, and never compared
record Division(int[] group, int groups, @Nullable NotEnoughData objection) {
  /** The most frequent values of a text are groups of their own; all others make one. */
  private static final int MOST_VALUES = 24;

  /** A number with more values is an amount, and divided into bands. */
  private static final int MOST_NUMBERS = 12;

  private static final int BANDS = 5;

  static Division of(Membership membership) {
    int[] group = new int[membership.size()];
    for (int row = 0; row < group.length; row++) {
      group[row] = membership.segmentOf(row);
    }
    List<Segment> all = membership.segmentation().all();
    return judged(group, all.size(), "All accounts are in one segment.");
  }

  /** By the values of an attribute; those of whom it is not known are one group. */
  static Division of(Attribute attribute, CustomerBase base) {
    int size = base.size();
    if (attribute.knownCount() == 0) {
      return new Division(
          new int[size], 1, new NotEnoughData(0, Behaviour.FEWEST, "No account has a value."));
    }
    Map<String, Integer> counts = new HashMap<>();
    String[] folded = new String[size];
    for (int row = 0; row < size; row++) {
      String text = attribute.known(row) ? attribute.text(row) : null;
      if (text != null) {
        folded[row] = Value.fold(text);
        counts.merge(folded[row], 1, Integer::sum);
      }
    }
    boolean amount = attribute instanceof NumberAttribute || attribute instanceof DateAttribute;
    if (amount && counts.size() > MOST_NUMBERS) {
      return bands(attribute, size);
    }
    if (counts.size() > MOST_VALUES && 2 * counts.size() > attribute.knownCount()) {
      return new Division(
          new int[size],
          1,
          new NotEnoughData(
              attribute.knownCount(),
              2 * counts.size(),
              "It tells single accounts apart: %,d values for %,d accounts."
                  .formatted(counts.size(), attribute.knownCount())));
    }
    Map<String, Integer> numbers = new LinkedHashMap<>();
    counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(MOST_VALUES)
        .forEach(entry -> numbers.put(entry.getKey(), numbers.size()));
    int others = numbers.size();
    int unknown = others + (counts.size() > others ? 1 : 0);
    int[] group = new int[size];
    for (int row = 0; row < size; row++) {
      group[row] = folded[row] == null ? unknown : numbers.getOrDefault(folded[row], others);
    }
    return judged(group, unknown + 1, "It is the same for every account.");
  }

  private static Division bands(Attribute attribute, int size) {
    PartlyKnown amount = PartlyKnown.none(size);
    for (int row = 0; row < size; row++) {
      if (attribute.known(row)) {
        switch (attribute) {
          case NumberAttribute numbers -> amount.set(row, numbers.number(row));
          case DateAttribute dates -> amount.set(row, dates.epochDay(row));
          default -> throw new IllegalArgumentException(attribute.name() + " is not an amount");
        }
      }
    }
    double[] cuts = Bands.cuts(amount, BANDS);
    int[] group = new int[size];
    for (int row = 0; row < size; row++) {
      group[row] = amount.isKnown(row) ? Bands.band(amount.at(row), cuts) : cuts.length + 1;
    }
    return judged(group, cuts.length + 2, "It is the same for every account.");
  }

  private static Division judged(int[] group, int groups, String ifOne) {
    int used = Arrays.stream(group).boxed().collect(Collectors.toSet()).size();
    return new Division(group, groups, used < 2 ? new NotEnoughData(used, 2, ifOne) : null);
  }
}
