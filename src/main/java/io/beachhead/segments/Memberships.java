package io.beachhead.segments;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.beachhead.customers.CustomerBase;
import io.beachhead.segments.rule.Condition;
import io.beachhead.segments.rule.Rule;
import io.beachhead.segments.rule.RuleException;
import io.beachhead.store.ComputedOnce;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Divides customers. Answers are kept as long as the customer base they are about, which is
 * replaced when accounts, people, revenue or settings change.
 */
@Component
public class Memberships {
  /** Segmentations side by side, old versions and drafts being edited, per customer base. */
  private static final int KEPT = 24;

  private final FeatureUses uses;
  private final Cache<CustomerBase, ComputedOnce<Question, Membership>> answers =
      Caffeine.newBuilder().weakKeys().build();

  Memberships(FeatureUses uses) {
    this.uses = uses;
  }

  private record Question(Segmentation segmentation, long featureUse) {}

  private record Asked(List<Optional<Condition>> conditions, boolean aboutFeatures) {}

  /** Who belongs to which segment. */
  public Membership of(Segmentation segmentation, CustomerBase customers) {
    Asked asked = asked(segmentation);
    Question question = new Question(segmentation, asked.aboutFeatures ? uses.version() : 0);
    return answers
        .get(customers, _ -> new ComputedOnce<>(KEPT))
        .get(question, _ -> divide(segmentation, asked.conditions, customers));
  }

  private Membership divide(
      Segmentation segmentation, List<Optional<Condition>> conditions, CustomerBase customers) {
    RuleEvaluation evaluation = new RuleEvaluation(customers, uses);
    int size = customers.size();
    int otherwise = conditions.size();
    byte[] segmentByRow = new byte[size];
    Arrays.fill(segmentByRow, (byte) otherwise);
    BitSet open = new BitSet(size);
    open.set(0, size);
    for (int segment = 0; segment < otherwise; segment++) {
      if (conditions.get(segment).isEmpty()) {
        continue;
      }
      BitSet matched = evaluation.accounts(conditions.get(segment).get());
      matched.and(open);
      for (int row = matched.nextSetBit(0); row >= 0; row = matched.nextSetBit(row + 1)) {
        segmentByRow[row] = (byte) segment;
      }
      open.andNot(matched);
    }
    int[] counts = new int[otherwise + 1];
    double[] arr = new double[otherwise + 1];
    for (int row = 0; row < size; row++) {
      counts[segmentByRow[row]]++;
      arr[segmentByRow[row]] += customers.arr(row);
    }
    return new Membership(segmentation, segmentByRow, counts, arr);
  }

  /** A stored rule was readable when it was saved; one that is not any more matches nobody. */
  private static Asked asked(Segmentation segmentation) {
    List<Optional<Condition>> conditions = new ArrayList<>();
    for (Segment segment : segmentation.segments()) {
      conditions.add(condition(segment.rule()));
    }
    boolean aboutFeatures =
        conditions.stream().flatMap(Optional::stream).anyMatch(Memberships::asksFeatures);
    return new Asked(conditions, aboutFeatures);
  }

  private static Optional<Condition> condition(String rule) {
    try {
      return Optional.of(Rule.parse(rule).condition());
    } catch (RuleException unreadable) {
      return Optional.empty();
    }
  }

  private static boolean asksFeatures(Condition condition) {
    return switch (condition) {
      case Condition.And(List<Condition> all) -> all.stream().anyMatch(Memberships::asksFeatures);
      case Condition.Or(List<Condition> any) -> any.stream().anyMatch(Memberships::asksFeatures);
      case Condition.Not(Condition inside) -> asksFeatures(inside);
      case Condition.Used _, Condition.InCohort _ -> true;
      case Condition.Test _ -> false;
    };
  }
}
