package io.beachhead.segments.fit;

import io.beachhead.statistics.NotEnoughData;
import io.beachhead.statistics.PartlyKnown;
import io.beachhead.statistics.division.LogLossGain;
import io.beachhead.statistics.division.Trait;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What the accounts of a customer base do, ready to judge divisions by. Rows are those of the base.
 *
 * @param traits with their names, those that never vary left out
 * @param arr what paying accounts pay per year; not known of the others
 * @param gains judges a division
 * @param missing the columns that cannot be judged, and why
 */
public record Behaviour(
    List<Named> traits,
    PartlyKnown arr,
    LogLossGain gains,
    Map<BehaviourColumn, NotEnoughData> missing) {
  /** Accounts a column needs. */
  static final int FEWEST = 30;

  /** The same data give the same folds and permutations. */
  static final long SEED = 1;

  /** A trait as people know it. */
  public record Named(BehaviourColumn column, String name, Trait trait) {}

  static Behaviour of(int accounts, List<Named> all, PartlyKnown arr) {
    Map<BehaviourColumn, NotEnoughData> missing = new EnumMap<>(BehaviourColumn.class);
    for (BehaviourColumn column : BehaviourColumn.values()) {
      var own = all.stream().filter(named -> named.column == column).toList();
      int known = known(own, accounts);
      if (known < FEWEST) {
        missing.put(column, new NotEnoughData(known, FEWEST, why(column)));
      } else if (own.stream().noneMatch(named -> named.trait.varies())) {
        missing.put(
            column, new NotEnoughData(1, 2, "All accounts are alike in " + column.words() + "."));
      }
    }
    List<Named> judged =
        all.stream()
            .filter(named -> !missing.containsKey(named.column) && named.trait.varies())
            .toList();
    return new Behaviour(
        judged,
        arr,
        new LogLossGain(
            accounts,
            BehaviourColumn.values().length,
            judged.stream().map(Named::trait).toList(),
            SEED),
        missing);
  }

  private static int known(List<Named> traits, int accounts) {
    int known = 0;
    for (int row = 0; row < accounts; row++) {
      for (Named named : traits) {
        if (named.trait.level()[row] >= 0) {
          known++;
          break;
        }
      }
    }
    return known;
  }

  private static String why(BehaviourColumn column) {
    return switch (column) {
      case USE -> "Too few accounts whose use of features is known.";
      case ASK -> "Too few accounts have asked for a theme or a feature.";
      case ANSWER -> "Too few accounts have answered a survey.";
      case PAY -> "Too few accounts pay.";
      case RENEW -> "Too few accounts paid twelve months ago.";
    };
  }
}
