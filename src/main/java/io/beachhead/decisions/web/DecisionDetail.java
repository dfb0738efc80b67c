package io.beachhead.decisions.web;

import io.beachhead.customers.revenue.Money;
import io.beachhead.decisions.Decision;
import io.beachhead.decisions.DecisionEvidence;
import io.beachhead.decisions.DecisionEvidence.Asked;
import io.beachhead.decisions.KnownEvidence;
import io.beachhead.decisions.RevisitCondition;
import io.beachhead.decisions.Revisits;
import io.beachhead.decisions.answers.Answer;
import io.beachhead.decisions.answers.AnswerLine;
import io.beachhead.decisions.answers.Reaction;
import io.beachhead.decisions.web.DecisionsPage.Again;
import io.beachhead.decisions.web.DecisionsPage.Detail;
import io.beachhead.decisions.web.DecisionsPage.Evidence;
import io.beachhead.decisions.web.DecisionsPage.History;
import io.beachhead.statistics.Interval;
import io.beachhead.web.Format;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One decision as a page shows it: the reason, evidence then and now, who was told, what else. */
final class DecisionDetail {
  private static final String SAME = "same";

  private final Decision decision;
  private final KnownEvidence now;
  private final List<Decision> all;
  private final ZoneId zone;

  /**
   * @param all every decision, for those before and after
   */
  DecisionDetail(Decision decision, KnownEvidence now, List<Decision> all, ZoneId zone) {
    this.decision = decision;
    this.now = now;
    this.all = all;
    this.zone = zone;
  }

  Detail of(List<AnswerLine> answers, Optional<Revisits.Revisit> revisit, boolean mayFollow) {
    List<AnswerLine> theirs =
        answers.stream()
            .filter(line -> decision.id().equals(line.answer().decision()))
            .filter(line -> line.answer().cause() == Answer.Cause.DECIDED)
            .toList();
    LocalDate checkOn = decision.ruling().checkOn();
    return new Detail(
        decision.id(),
        Wording.what(decision),
        by(),
        decision.ruling().reason(),
        Wording.summary(decision),
        evidence(),
        frozen(),
        theirs.stream().map(this::asked).toList(),
        new Again(
            decision.ruling().revisitWhen(),
            revisit.map(it -> standing(it, decision.ruling().revisitWhen())).orElse(""),
            checkOn == null ? null : Format.date(checkOn)),
        decision.ruling().alternatives(),
        history(),
        mayFollow && decision.holds() ? "/decisions/%s/successor".formatted(decision.id()) : null);
  }

  /**
   * @param when the condition as it was written
   */
  static String standing(Revisits.Revisit revisit, @Nullable String when) {
    return switch (revisit.watch()) {
      case DATE -> revisit.due() ? "due" : "not yet";
      case METRIC -> "now %s%s".formatted(values(revisit, when), revisit.due() ? ", due" : "");
      case WORDS -> "nobody watches words; write a day or a condition to have it watched";
    };
  }

  private static String values(Revisits.Revisit revisit, @Nullable String when) {
    List<RevisitCondition> conditions =
        RevisitCondition.parse(when == null ? "" : when).orElse(List.of());
    List<String> values = new ArrayList<>();
    for (int i = 0; i < revisit.now().size(); i++) {
      Double now = revisit.now().get(i);
      boolean share = i < conditions.size() && conditions.get(i).metric().share();
      values.add(now == null ? "not known" : share ? Format.shareFine(now) : Format.number(now, 1));
    }
    return String.join(", ", values);
  }

  private String by() {
    List<String> said = new ArrayList<>();
    decision
        .ruling()
        .deciders()
        .forEach(decider -> {
          Double confidence = decider.confidence();
          said.add(
              decider.called()
                  + (decider.name() == null ? " (not a member)" : "")
                  + (confidence == null ? "" : " (%s sure)".formatted(Format.share(confidence))));
        });
    String recorded = decision.recorded().by();
    return "%s by %s%s%s"
        .formatted(
            Format.date(decision.decidedOn()),
            said.isEmpty() ? recorded : String.join(", ", said),
            said.isEmpty() || said.contains(recorded) ? "" : ", recorded by " + recorded,
            decision.recorded().backfilled() ? ", backfilled" : "");
  }

  private String frozen() {
    return "as of %s, kept %s"
        .formatted(
            Format.date(decision.evidence().asOf()), Format.time(decision.recorded().at(), zone));
  }

  private List<Evidence> evidence() {
    DecisionEvidence then = decision.evidence();
    Asked asked = then.asked();
    Asked askedNow = now.evidence().asked();
    List<Evidence> lines = new ArrayList<>();
    add(
        lines,
        "Requests, accounts",
        "%d, %d".formatted(asked.voices(), asked.accounts()),
        "%d, %d".formatted(askedNow.voices(), askedNow.accounts()));
    add(
        lines,
        "Blockers among them",
        Format.count(asked.blockers()),
        Format.count(askedNow.blockers()));
    add(lines, "At stake, lost deals included", money(asked.atStake()), money(askedNow.atStake()));
    add(lines, "ARR of those who asked", money(asked.arr()), money(askedNow.arr()));
    add(
        lines,
        "More happy customers",
        happy(decision.predicted().total()),
        happy(now.predicted().total()));
    decision.predicted().segments().stream()
        .filter(segment -> decision.concerns(segment.key()))
        .forEach(segment ->
            add(
                lines,
                "· " + segment.name(),
                happy(segment.happyAccounts()),
                now.predicted().segments().stream()
                    .filter(other -> other.key().equals(segment.key()))
                    .map(other -> happy(other.happyAccounts()))
                    .findFirst()
                    .orElse("not known")));
    add(lines, "Effort", effort(then.effortWeeks()), effort(now.evidence().effortWeeks()));
    values(lines);
    return lines;
  }

  /** What each feature was worth where it mattered most. */
  private void values(List<Evidence> lines) {
    var main = decision.predicted().main();
    if (main == null) {
      return;
    }
    for (var feature : decision.evidence().features()) {
      add(
          lines,
          "Worth of %s to %s, a year".formatted(feature.name(), main.name()),
          worth(decision.evidence(), feature.key(), main.key()),
          worth(now.evidence(), feature.key(), main.key()));
    }
  }

  private static String worth(DecisionEvidence evidence, String feature, String segment) {
    return evidence.features().stream()
        .filter(it -> it.key().equals(feature))
        .flatMap(it -> it.values().stream())
        .filter(value -> value.segment().equals(segment))
        .map(value ->
            "%s %s"
                .formatted(
                    Format.money(value.mean(), evidence.currency()),
                    Format.moneySpan(value.low(), value.mean(), value.high())))
        .findFirst()
        .orElse("not known");
  }

  private static void add(List<Evidence> lines, String what, String then, String now) {
    lines.add(new Evidence(what, then, then.equals(now) ? SAME : now));
  }

  private static String money(Money money) {
    return Format.money(money.amount(), money.currency());
  }

  private static String happy(@Nullable Interval increase) {
    return increase == null
        ? "not known"
        : "%s %s".formatted(Wording.increase(increase), Wording.span(increase));
  }

  private static String effort(@Nullable Double weeks) {
    return weeks == null ? "not known" : Format.personWeeks(weeks);
  }

  private DecisionsPage.Asked asked(AnswerLine line) {
    Answer.Told told = line.answer().told();
    Reaction reaction = told == null ? null : told.reaction();
    return new DecisionsPage.Asked(
        Objects.requireNonNullElse(line.whom(), "somebody"),
        Objects.requireNonNullElse(line.owner(), "nobody named"),
        told == null
            ? "owed for " + Format.count(line.ageDays(), "day")
            : "told %s%s"
                .formatted(
                    Format.date(told.at().atZone(zone).toLocalDate()),
                    reaction == null ? "" : ", " + reaction.label()),
        told != null);
  }

  private List<History> history() {
    List<History> history = new ArrayList<>();
    for (String later = decision.chain().followedBy(); later != null; ) {
      Decision next = find(later);
      later = next == null ? null : next.chain().followedBy();
      if (next != null) {
        history.addFirst(line(next, "Followed by: "));
      }
    }
    history.add(
        new History(
            Format.date(decision.decidedOn()),
            "Decided: %s".formatted(Wording.what(decision).verdict()),
            null));
    for (String earlier = decision.chain().follows(); earlier != null; ) {
      Decision previous = find(earlier);
      earlier = previous == null ? null : previous.chain().follows();
      if (previous != null) {
        history.add(line(previous, "Before: "));
      }
    }
    return history;
  }

  private static History line(Decision other, String before) {
    return new History(
        Format.date(other.decidedOn()),
        before + Wording.what(other).verdict(),
        "/decisions?decision=" + other.id());
  }

  private @Nullable Decision find(String id) {
    return all.stream().filter(other -> other.id().equals(id)).findFirst().orElse(null);
  }
}
