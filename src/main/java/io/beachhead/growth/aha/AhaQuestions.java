package io.beachhead.growth.aha;

import io.beachhead.behaviour.Conditions;
import io.beachhead.behaviour.EventSelector;
import io.beachhead.behaviour.people.CurrentHistories;
import io.beachhead.behaviour.people.Histories;
import io.beachhead.behaviour.people.Unit;
import io.beachhead.growth.GrowthDefinition;
import io.beachhead.growth.GrowthDefinitions;
import io.beachhead.growth.aha.AhaAnswer.Candidate;
import io.beachhead.growth.aha.AhaAnswer.Details;
import io.beachhead.growth.aha.AhaAnswer.Dose;
import io.beachhead.growth.aha.AhaAnswer.Holdout;
import io.beachhead.growth.aha.EarlyUse.Doses;
import io.beachhead.growth.aha.EarlyUse.Half;
import io.beachhead.growth.users.SignUpRange;
import io.beachhead.statistics.Association;
import io.beachhead.statistics.BinomialInterval;
import io.beachhead.statistics.FalseDiscovery;
import io.beachhead.statistics.Interval;
import io.beachhead.statistics.NotEnoughData;
import io.beachhead.statistics.ShareDifference;
import io.beachhead.store.ComputedOnce;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * <b>Question:</b> which early behaviour goes with staying?
 *
 * <p><b>Estimator:</b> for every event and every number of times, who did it that many times or
 * more in the first days, against who came back in a later window. Candidates are ranked by mutual
 * information on one half of the people and estimated anew on the other; q corrects for all of
 * them.
 *
 * <p><b>Left out, and counted:</b> people whose outcome window is not over.
 *
 * <p><b>Source:</b> methods section 8; docs/metrics/aha.md.
 */
@Component
public class AhaQuestions {
  private static final int KEPT = 4;
  private static final String WORDING =
      "Associated with staying: whether it makes people stay, only an experiment shows.";

  private final CurrentHistories histories;
  private final Conditions conditions;
  private final GrowthDefinitions definitions;
  private final ComputedOnce<Asked, AhaAnswer> known = new ComputedOnce<>(KEPT);

  private record Asked(
      long stamp,
      AhaQuestion question,
      EventSelector signedUp,
      EventSelector active,
      SignUpRange range) {}

  AhaQuestions(CurrentHistories histories, Conditions conditions, GrowthDefinitions definitions) {
    this.histories = histories;
    this.conditions = conditions;
    this.definitions = definitions;
  }

  /** The candidates, over everybody who signed up in the range. */
  public AhaAnswer candidates(AhaQuestion question, SignUpRange range) {
    GrowthDefinition definition = definitions.current();
    EventSelector signedUp = definition.signedUp();
    if (signedUp == null || !histories.canBeRead()) {
      return nothing(
          "Say which event means that somebody signed up: growth definitions, signedUp.");
    }
    Histories all = histories.now();
    return known.get(
        new Asked(all.stamp(), question, signedUp, definition.use(), toTheHour(range)),
        asked -> find(all, asked));
  }

  /** An answer serves for an hour, as long as no event comes in. */
  private static SignUpRange toTheHour(SignUpRange range) {
    long hour = 3_600_000;
    return new SignUpRange(
        range.from(), range.to(), range.zone(), (range.now() / hour + 1) * hour - 1);
  }

  private static AhaAnswer nothing(String why) {
    return new AhaAnswer(0, 0, null, 0, List.of(), new NotEnoughData(0, 1, why), WORDING);
  }

  private AhaAnswer find(Histories all, Asked asked) {
    var names = all.vocabulary().names;
    int count = names.size();
    var walk =
        new EarlyUse.Asked(
            asked.question(),
            all.people(),
            conditions.of(asked.signedUp(), all),
            conditions.of(asked.active(), all),
            count,
            asked.range().fromMillis(),
            asked.range().toMillis() - 1,
            asked.range().now());
    int parts = Runtime.getRuntime().availableProcessors();
    EarlyUse use = all.tally(Unit.PERSON, parts, () -> new EarlyUse(walk));
    if (use.people() == 0) {
      return new AhaAnswer(
          0,
          use.tooYoung(),
          null,
          0,
          List.of(),
          new NotEnoughData(
              0,
              1,
              "Nobody who signed up has been followed for %d days yet."
                  .formatted(asked.question().outcomeToDay())),
          WORDING);
    }
    var found = new ArrayList<Found>();
    for (int name = 0; name < count; name++) {
      String event = names.text(name);
      if (!event.isEmpty() && !event.equals(asked.signedUp().event())) {
        addCandidates(use, name, event, found);
      }
    }
    return answer(use, asked.question(), found);
  }

  /** A behaviour of an event, with the counts behind it. */
  private record Found(
      String event, int name, int times, Association all, double choosingBits, boolean goesWith) {}

  /** Times that single out the same people as fewer times are no candidate of their own. */
  private static void addCandidates(EarlyUse use, int name, String event, List<Found> found) {
    Doses all = use.doses(name, Half.EVERYBODY);
    Doses choosing = use.doses(name, Half.CHOOSING);
    long before = -1;
    for (int times = 1; times <= EarlyUse.MOST_TIMES; times++) {
      Association table = all.atLeast(times);
      if (table.did() == 0) {
        return;
      }
      if (table.did() != before && table.did() < table.n()) {
        Association half = choosing.atLeast(times);
        boolean goesWith = half.did() > 0 && half.stayed() > 0 && half.precision() >= half.base();
        found.add(new Found(event, name, times, table, half.n() == 0 ? 0 : half.bits(), goesWith));
      }
      before = table.did();
    }
  }

  private static AhaAnswer answer(EarlyUse use, AhaQuestion question, List<Found> found) {
    double[] p = found.stream().mapToDouble(each -> each.all().p()).toArray();
    double[] q = FalseDiscovery.q(p);
    List<Candidate> candidates =
        IntStream.range(0, found.size())
            .boxed()
            .sorted(
                Comparator.comparing((Integer i) -> !found.get(i).goesWith())
                    .thenComparing(i -> -found.get(i).choosingBits())
                    .thenComparing(i -> found.get(i).event())
                    .thenComparing(i -> found.get(i).times()))
            .limit(question.limit())
            .map(i -> candidate(use, found.get(i), p[i], q[i]))
            .toList();
    long stayed = stayed(use);
    return new AhaAnswer(
        use.people(),
        use.tooYoung(),
        BinomialInterval.jeffreys(stayed, use.people()),
        found.size(),
        candidates,
        candidates.isEmpty()
            ? new NotEnoughData(
                0, 1, "In their first days people did nothing that some did and others did not.")
            : null,
        WORDING);
  }

  private static long stayed(EarlyUse use) {
    return use.doses(0, Half.EVERYBODY).atLeast(0).stayed();
  }

  private static Candidate candidate(EarlyUse use, Found it, double p, double q) {
    Association all = it.all();
    Association other = use.doses(it.name(), Half.HOLDOUT).atLeast(it.times());
    boolean anyStayed = all.stayed() > 0;
    return new Candidate(
        it.event(),
        it.times(),
        all.reach(),
        all.precision(),
        anyStayed ? (Double) all.sensitivity() : null,
        anyStayed ? (Double) all.lift() : null,
        all.bits(),
        q,
        other.did() == 0
            ? null
            : new Holdout(
                BinomialInterval.jeffreys(other.both(), other.did()),
                other.stayed() == 0 ? null : (Double) other.lift(),
                other.did()),
        doseCurve(use.doses(it.name(), Half.EVERYBODY)),
        new Details(difference(other), mantelHaenszel(use, it), eValue(all), p));
  }

  private static @Nullable Interval difference(Association table) {
    long without = table.n() - table.did();
    return table.did() == 0 || without == 0
        ? null
        : ShareDifference.newcombe(table.both(), table.did(), table.onlyStayed(), without);
  }

  private static @Nullable Double mantelHaenszel(EarlyUse use, Found it) {
    double ratio =
        Association.mantelHaenszel(
            use.dosesByStratum(it.name()).stream()
                .map(doses -> doses.atLeast(it.times()))
                .toList());
    return Double.isFinite(ratio) ? (Double) ratio : null;
  }

  /** Of the risk ratio: with the behaviour over without it. */
  private static @Nullable Double eValue(Association table) {
    long without = table.n() - table.did();
    if (table.both() == 0 || table.onlyStayed() == 0 || without == 0) {
      return null;
    }
    return Association.eValue(table.precision() / ((double) table.onlyStayed() / without));
  }

  private static List<Dose> doseCurve(Doses doses) {
    var curve = new ArrayList<Dose>();
    int last = doses.people().length - 1;
    while (last > 0 && doses.people()[last] == 0) {
      last--;
    }
    for (int times = 0; times <= last; times++) {
      long people = doses.people()[times];
      curve.add(
          new Dose(
              times,
              people,
              people == 0 ? null : BinomialInterval.jeffreys(doses.stayed()[times], people)));
    }
    return curve;
  }
}
