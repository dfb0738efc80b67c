package io.beachhead.roadmap.optimum;

import io.beachhead.web.Format;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says why a roadmap gives most accounts what they ask for. */
final class WhyServed implements Explaining {
  private final ServedGoal goal;
  private final Rules rules;
  private final Candidates candidates;
  private final OptimumQuestion question;
  private final String currency;

  WhyServed(
      ServedGoal goal,
      Rules rules,
      Candidates candidates,
      OptimumQuestion question,
      String currency) {
    this.goal = goal;
    this.rules = rules;
    this.candidates = candidates;
    this.question = question;
    this.currency = currency;
  }

  @Override
  public String sentences(Chosen best, @Nullable Double oneMoreWeek, long deadline) {
    double today = goal.value(goal.start());
    boolean everybody = best.value() >= goal.most() - 1e-9;
    List<String> said = new ArrayList<>();
    if (best.features().isEmpty()) {
      said.add(
          everybody
              ? "%s already without anything new, so nothing needs to be built."
                  .formatted(served(best.value()))
              : "Nothing that fits helps anybody: %s today.".formatted(served(today)));
    } else {
      said.add(
          "%s %s: %s, %s more than today, for %s of %s."
              .formatted(
                  Words.join(candidates.names(best.features().stream().boxed().toList())),
                  verb(best, everybody),
                  served(best.value()),
                  amount(best.value() - today),
                  Format.number(best.weeks(), 1),
                  Words.weeks(rules.limits().getFirst().capacity() * rules.quarters())));
    }
    int lost = goal.lost();
    if (lost > 0) {
      said.add(
          "%s cannot be served, because what %s cannot be planned."
              .formatted(
                  Format.count(lost, "account"), lost == 1 ? "it asks for" : "they ask for"));
    }
    if (everybody) {
      said.add("That is everybody who can be, so more person-weeks would change nothing.");
    } else if (oneMoreWeek != null) {
      said.add(
          oneMoreWeek < 0.005
              ? "One more person-week would change nothing."
              : "One more person-week would add %s."
                  .formatted(amount(oneMoreWeek) + noun(oneMoreWeek)));
    }
    return String.join(" ", said);
  }

  private String verb(Chosen best, boolean everybody) {
    boolean one = best.features().cardinality() == 1;
    if (question.objective().kind() != Objective.Kind.REACH) {
      return one ? "is best" : "are best";
    }
    if (everybody) {
      return one ? "is enough to reach everybody" : "are the fewest that reach everybody";
    }
    return one ? "reaches most" : "reach most";
  }

  /** {@code 12 accounts get at least 2 of the features they ask for}. */
  private String served(double value) {
    boolean one = isOne(value);
    String gets = one ? "gets" : "get";
    String asks = one ? "it asks for" : "they ask for";
    int atLeast = question.objective().atLeast();
    String what =
        switch (question.objective().kind()) {
          case ALL_OF, HAPPY -> "everything " + asks;
          case REACH -> "something " + asks;
          case SERVED ->
              atLeast == 1
                  ? "something " + asks
                  : "at least %d of the features %s".formatted(atLeast, asks);
        };
    return "%s%s %s %s".formatted(amount(value), noun(value), gets, what);
  }

  private boolean isOne(double value) {
    return question.weights().by() == OptimumQuestion.By.ACCOUNTS && amount(value).equals("1");
  }

  private String noun(double value) {
    boolean deals = question.objective().asking() == Objective.Asking.DEALS;
    return switch (question.weights().by()) {
      case ACCOUNTS ->
          (isOne(value) ? " account" : " accounts") + (deals ? " with an open deal" : "");
      case ARR -> deals ? " of open deals, whose accounts" : " ARR, whose accounts";
      case SEGMENTS -> " accounts by the stated weights";
    };
  }

  private String amount(double value) {
    return question.weights().by() == OptimumQuestion.By.ARR
        ? Format.money(value, currency)
        : Format.number(value, question.weights().by() == OptimumQuestion.By.SEGMENTS ? 1 : 0);
  }
}
