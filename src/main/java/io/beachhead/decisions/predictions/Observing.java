package io.beachhead.decisions.predictions;

import io.beachhead.customers.CustomerBase;
import io.beachhead.decisions.Decision;
import io.beachhead.decisions.Prediction;
import io.beachhead.segments.FeatureUse;
import io.beachhead.segments.Membership;
import io.beachhead.segments.Memberships;
import io.beachhead.segments.Segmentation;
import io.beachhead.segments.Segmentations;
import io.beachhead.statistics.MatchedChange;
import io.beachhead.statistics.NotEnoughData;
import io.beachhead.value.features.Feature;
import io.beachhead.value.features.Features;
import io.beachhead.value.happiness.Happiness;
import io.beachhead.value.happiness.HappyBehaviour;
import io.beachhead.value.happiness.Mark;
import io.beachhead.value.happiness.Observation;
import io.beachhead.value.happiness.Standing;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Compares, segment by segment, accounts that took up what was decided on with accounts that do not
 * use it. Comparable are paying accounts of the same segment that were as happy, and used the
 * product as much, on the day of the decision. Accounts that are known to have used it before that
 * day (a trial, an earlier version) are on neither side: the decision changed nothing for them.
 */
@Component
class Observing {
  /** Fewer users, or fewer accounts to compare them with, say nothing. */
  static final int FEWEST = 5;

  /** Happy or not, times intensive use or not. */
  private static final int STRATA = 4;

  /** Before all days: records of use without a first day tell nothing of when it began. */
  private static final LocalDate UNDATED = LocalDate.of(1, 1, 1);

  private final Happiness happiness;
  private final Segmentations segmentations;
  private final Memberships memberships;
  private final Features features;
  private final ObjectProvider<FeatureUse> uses;

  Observing(
      Happiness happiness,
      Segmentations segmentations,
      Memberships memberships,
      Features features,
      ObjectProvider<FeatureUse> uses) {
    this.happiness = happiness;
    this.segmentations = segmentations;
    this.memberships = memberships;
    this.features = features;
    this.uses = uses;
  }

  /** What can be said of a prediction whose day to check has come. */
  Check check(Decision decision, LocalDate on) {
    String key = decision.evidence().segmentation();
    Optional<Segmentation> segmentation = key == null ? Optional.empty() : segmentations.find(key);
    List<Feature> built = new ArrayList<>();
    decision.features().forEach(named -> features.find(named.key()).ifPresent(built::add));
    String why = whyNot(decision, on, segmentation, built);
    if (why != null || segmentation.isEmpty()) {
      return nothing(decision, new NotEnoughData(0, 1, why == null ? "" : why));
    }
    return new Comparison(decision, on, segmentation.get(), built).check();
  }

  private static @Nullable String whyNot(
      Decision decision, LocalDate on, Optional<Segmentation> segmentation, List<Feature> built) {
    if (segmentation.isEmpty()) {
      return "The segmentation it was predicted in is gone.";
    }
    if (built.isEmpty()) {
      return decision.features().isEmpty()
          ? "The decision names no feature."
          : "What was decided on was deleted.";
    }
    if (built.stream().noneMatch(Feature::shipped)) {
      return "It has not shipped.";
    }
    return on.isAfter(decision.decidedOn())
        ? null
        : "The day to check it is not after the day of the decision.";
  }

  private static Check nothing(Decision decision, NotEnoughData why) {
    return new Check(
        decision.id(),
        decision.predicted().segments().stream()
            .map(segment -> Check.Part.unknown(segment.key(), 0, 0, why))
            .toList());
  }

  /** Counts of one segment: by how accounts began, then by use. */
  private static final class Counts {
    /** [happy or not, used the product intensively or not][uses it] */
    final int[][] accounts = new int[STRATA][2];

    /** Of those, the ones that are happy at the end. */
    final int[][] happy = new int[STRATA][2];

    /** Accounts that used it before it was decided on. */
    int before;

    int users() {
      return of(1);
    }

    int others() {
      return of(0);
    }

    private int of(int use) {
      return Arrays.stream(accounts).mapToInt(stratum -> stratum[use]).sum();
    }

    Check.Part part(String segment) {
      List<MatchedChange.Stratum> strata = new ArrayList<>();
      int users = 0;
      int others = 0;
      for (int began = 0; began < STRATA; began++) {
        if (accounts[began][0] > 0 && accounts[began][1] > 0) {
          users += accounts[began][1];
          others += accounts[began][0];
          strata.add(
              new MatchedChange.Stratum(
                  accounts[began][1], happy[began][1], accounts[began][0], happy[began][0]));
        }
      }
      NotEnoughData missing = missing(users, others);
      return missing == null
          ? new Check.Part(segment, users, others, MatchedChange.of(strata), null)
          : Check.Part.unknown(segment, users, others, missing);
    }

    private @Nullable NotEnoughData missing(int users, int others) {
      if (users() == 0) {
        return new NotEnoughData(
            0,
            FEWEST,
            before > 0
                ? "Every account that uses it did so before the decision."
                : "No account uses it.");
      }
      if (others() == 0) {
        return new NotEnoughData(
            0, FEWEST, "Every account uses it, so there is none to compare them with.");
      }
      if (users < FEWEST) {
        return new NotEnoughData(users, FEWEST, "Too few accounts that can be compared use it.");
      }
      if (others < FEWEST) {
        return new NotEnoughData(others, FEWEST, "Too few comparable accounts do not use it.");
      }
      return null;
    }
  }

  /** Two days of the same accounts. */
  private final class Comparison {
    private final Decision decision;
    private final LocalDate on;
    private final Observation before;
    private final Observation after;
    private final Membership membership;
    private final Set<String> users = new HashSet<>();
    private final Set<String> earlier = new HashSet<>();
    private final boolean anybodyPays;

    Comparison(Decision decision, LocalDate on, Segmentation divided, List<Feature> built) {
      this.decision = decision;
      this.on = on;
      before = happiness.observation(divided.key(), decision.decidedOn());
      after = happiness.observation(divided.key(), on);
      membership = memberships.of(divided, before.base());
      built.stream().filter(Feature::shipped).forEach(this::addUsers);
      CustomerBase base = before.base();
      anybodyPays = IntStream.range(0, base.size()).anyMatch(row -> base.arr(row) > 0);
    }

    private void addUsers(Feature feature) {
      CustomerBase base = after.base();
      uses.stream()
          .filter(source -> source.features().contains(feature.key()))
          .forEach(source -> {
            source.accounts(feature.key(), decision.decidedOn(), on, base).stream()
                .forEach(row -> users.add(base.id(row)));
            BitSet known =
                source.accounts(feature.key(), null, decision.decidedOn().minusDays(1), base);
            known.andNot(source.accounts(feature.key(), null, UNDATED, base));
            known.stream().forEach(row -> earlier.add(base.id(row)));
          });
    }

    Check check() {
      List<Check.Part> parts = new ArrayList<>();
      for (Prediction.Segment segment : decision.predicted().segments()) {
        parts.add(counts(segment.key()).part(segment.key()));
      }
      return new Check(decision.id(), parts);
    }

    private Counts counts(String segment) {
      Counts counts = new Counts();
      CustomerBase base = before.base();
      for (int row = 0; row < base.size(); row++) {
        if (!membership.segment(row).key().equals(segment) || (anybodyPays && base.arr(row) <= 0)) {
          continue;
        }
        if (earlier.contains(base.id(row))) {
          counts.before++;
          continue;
        }
        int then = after.base().rowOf(base.id(row));
        int was = mark(before, row);
        int is = then < 0 ? -1 : mark(after, then);
        if (was >= 0 && is >= 0) {
          int use = users.contains(base.id(row)) ? 1 : 0;
          int began = 2 * was + (before.mark(HappyBehaviour.USES, row) == Mark.YES ? 1 : 0);
          counts.accounts[began][use]++;
          counts.happy[began][use] += is;
        }
      }
      return counts;
    }

    /** 1 = happy, 0 = not; −1 where nobody knows, or it was not there. */
    private static int mark(Observation observation, int row) {
      Standing standing = observation.standing(row);
      return standing == null || standing == Standing.UNDECIDED
          ? -1
          : standing == Standing.HAPPY ? 1 : 0;
    }
  }
}
