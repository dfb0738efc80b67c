package io.beachhead.decisions.web;

import io.beachhead.decisions.Decider;
import io.beachhead.decisions.Decision;
import io.beachhead.decisions.DecisionEvidence;
import io.beachhead.decisions.Prediction;
import io.beachhead.statistics.Interval;
import io.beachhead.value.HappyChange;
import io.beachhead.web.Format;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How decisions read on pages. */
final class Wording {
  private Wording() {}

  static DecisionsPage.What what(Decision decision) {
    Prediction.Segment main = decision.predicted().main();
    return new DecisionsPage.What(
        decision.verdict().label().toLowerCase(Locale.ROOT),
        decision.verdict().icon(),
        decision.subject().name(),
        main == null ? 0 : main.colour(),
        main == null ? null : main.name());
  }

  static String deciders(Decision decision) {
    List<String> names = decision.ruling().deciders().stream().map(Decider::called).toList();
    return names.isEmpty() ? decision.recorded().by() : String.join(", ", names);
  }

  /** The same, short: of an address what stands before the @. */
  static String decidersShort(Decision decision) {
    List<String> names =
        decision.ruling().deciders().stream()
            .map(Decider::called)
            .map(name -> name.contains("@") ? name.substring(0, name.indexOf('@')) : name)
            .toList();
    return names.isEmpty() ? decision.recorded().by() : String.join(", ", names);
  }

  /** {@code +13}, {@code no change}; null where nothing is predicted. */
  static @Nullable String increase(@Nullable Interval increase) {
    return increase == null ? null : HappyChange.by(increase).text();
  }

  static String span(@Nullable Interval increase) {
    return increase == null ? "" : Format.span(increase.low(), increase.high());
  }

  private static String more(HappyChange change) {
    if (change.none()) {
      return "no more";
    }
    return change.size() + (change.better() ? " more" : " fewer");
  }

  /** Two sentences made of the numbers. */
  static String summary(Decision decision) {
    DecisionEvidence.Asked asked = decision.evidence().asked();
    String first =
        "%s: %s, decided %s on %s from %s with %s at stake."
            .formatted(
                decision.subject().name(),
                decision.verdict().label().toLowerCase(Locale.ROOT),
                Format.date(decision.decidedOn()),
                Format.count(asked.voices(), "request"),
                Format.count(asked.accounts(), "account"),
                Format.money(asked.atStake().amount(), asked.atStake().currency()));
    Interval total = decision.predicted().total();
    if (total == null) {
      return first + " What it would bring is not known.";
    }
    Prediction.Segment main = decision.predicted().main();
    Double effort = decision.evidence().effortWeeks();
    return first
        + " %s %s happy customers (%s, at 80%% certainty)%s%s."
            .formatted(
                decision.verdict().turnsDown() ? "It gives up" : "It should bring",
                more(HappyChange.by(total)),
                Format.range(total.low(), total.high()),
                main == null ? "" : ", most of them in " + main.name(),
                effort == null ? "" : ", for " + Format.personWeeks(effort));
  }
}
