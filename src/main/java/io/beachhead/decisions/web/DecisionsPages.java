package io.beachhead.decisions.web;

import gg.jte.Content;
import io.beachhead.decisions.Decision;
import io.beachhead.decisions.Revisits;
import io.beachhead.decisions.Verdict;
import io.beachhead.decisions.answers.AnswerLine;
import io.beachhead.decisions.answers.Loop;
import io.beachhead.decisions.answers.OwedAnswers;
import io.beachhead.decisions.predictions.Predictions;
import io.beachhead.decisions.predictions.TrackRecord;
import io.beachhead.decisions.web.DecisionsPage.Detail;
import io.beachhead.decisions.web.DecisionsPage.Figure;
import io.beachhead.decisions.web.DecisionsPage.Owed;
import io.beachhead.decisions.web.DecisionsPage.Row;
import io.beachhead.decisions.web.DecisionsPage.Teller;
import io.beachhead.statistics.Interval;
import io.beachhead.store.StorableText;
import io.beachhead.web.Format;
import io.beachhead.web.Shell;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns decisions and answers into what the page shows. */
final class DecisionsPages {
  private static final int WHY = 160;

  /** A check of a prediction is news for so long. */
  private static final int CHECK_SHOWN_DAYS = 14;

  /** Answers of one person; more are folded. */
  private static final int SHOWN_AT_ONCE = 5;

  /** Decisions of the log; earlier ones are folded. */
  private static final int DECISIONS_AT_ONCE = 10;

  private final Shell shell;
  private final List<Decision> all;
  private final List<AnswerLine> answers;
  private final AnswerCounts counts;
  private final Loop loop;
  private final Revisits revisits;
  private final Predictions predictions;

  DecisionsPages(
      Shell shell,
      List<Decision> all,
      OwedAnswers owed,
      Revisits revisits,
      Predictions predictions) {
    this.shell = shell;
    this.all = all;
    this.answers = owed.all();
    this.counts = new AnswerCounts(answers);
    this.loop = owed.loop();
    this.revisits = revisits;
    this.predictions = predictions;
  }

  /**
   * @param log those that the filters leave
   */
  DecisionsPage page(
      DecisionsPage.Log log,
      @Nullable Detail detail,
      String csvHref,
      List<Content> cards,
      boolean mayDecide) {
    return new DecisionsPage(
        shell,
        figures(),
        log,
        detail,
        owed(),
        note(),
        cards,
        all.isEmpty() && answers.isEmpty(),
        csvHref,
        mayDecide);
  }

  /**
   * The log.
   *
   * @param shown those that the filters leave
   * @param open the decision that is open; null for none
   * @param whole whether none are folded
   */
  DecisionsPage.Log log(
      List<Decision> shown, DecisionFilter filter, @Nullable Decision open, boolean whole) {
    boolean fold = !whole && shown.size() > DECISIONS_AT_ONCE + 2;
    List<Decision> listed = fold ? shown.subList(0, DECISIONS_AT_ONCE) : shown;
    String all = filter.on("/decisions");
    return new DecisionsPage.Log(
        filter.verdicts("/decisions", this.all),
        filter.segments("/decisions", this.all),
        listed.stream().map(decision -> row(decision, filter, open)).toList(),
        fold ? "Show all " + Format.count(shown.size()) : null,
        all + (all.contains("?") ? "&" : "?") + "all=true");
  }

  private List<Figure> figures() {
    LocalDate from = shell.today().minusMonths(12);
    List<Decision> year = all.stream().filter(it -> it.decidedOn().isAfter(from)).toList();
    String kinds =
        Arrays.stream(Verdict.values())
            .map(verdict ->
                Map.entry(verdict, year.stream().filter(it -> it.verdict() == verdict).count()))
            .filter(count -> count.getValue() > 0)
            .map(count ->
                "%d %s"
                    .formatted(count.getValue(), count.getKey().label().toLowerCase(Locale.ROOT)))
            .collect(Collectors.joining(", "));
    long followed = year.stream().filter(it -> !it.holds()).count();
    List<Decision> again = all.stream().filter(this::due).toList();
    Interval days = loop.daysToAnswer();
    return List.of(
        new Figure(
            "Decisions, 12 months",
            Format.count(year.size()),
            "",
            kinds,
            followed == 0 ? "" : "%d followed by another since".formatted(followed)),
        inRange(),
        new Figure(
            "Answers owed",
            Format.count(loop.owed()),
            "",
            "%s told".formatted(Format.of(loop.told(), loop.told() + loop.owed())),
            loop.overdue() == 0 ? "none overdue" : "%d overdue".formatted(loop.overdue())),
        new Figure(
            "From question to answer",
            days == null ? "not known" : Format.number(days.mid(), days.mid() < 10 ? 1 : 0),
            days == null ? "" : "days",
            days == null
                ? "nobody was told yet"
                : "median, %s for 8 in 10".formatted(Format.range(days.low(), days.high())),
            ""),
        new Figure(
            "To look at again",
            Format.count(again.size()),
            "",
            again.isEmpty() ? "nothing is due" : again.getFirst().subject().name(),
            again.size() > 1 ? "and %d more".formatted(again.size() - 1) : ""));
  }

  private Figure inRange() {
    TrackRecord record = predictions.record();
    Interval share = record.insideShare();
    int waiting = predictions.waiting();
    return new Figure(
        "In the predicted range",
        share == null ? "not known" : Format.count(record.inside()),
        share == null ? "" : "of " + Format.count(record.of()),
        share == null
            ? "no prediction is checked yet"
            : "%s, %s at 80%% certainty"
                .formatted(Format.share(share.mid()), Format.shareRange(share.low(), share.high())),
        waiting == 0
            ? ""
            : "%s for the day to check"
                .formatted(waiting == 1 ? "1 more waits" : waiting + " more wait"));
  }

  /** Whether its day to look again, or to check the prediction, has come. */
  private boolean due(Decision decision) {
    LocalDate check = decision.ruling().checkOn();
    return revisits.of(decision).filter(Revisits.Revisit::due).isPresent()
        || (decision.holds()
            && check != null
            && check.isAfter(shell.today().minusDays(CHECK_SHOWN_DAYS))
            && !check.isAfter(shell.today()));
  }

  private Row row(Decision decision, DecisionFilter filter, @Nullable Decision open) {
    String here = filter.on("/decisions");
    Interval total = decision.predicted().total();
    int owed = counts.owed(decision);
    int told = counts.told(decision);
    return new Row(
        here + (here.contains("?") ? "&" : "?") + "decision=" + decision.id(),
        open != null && open.id().equals(decision.id()),
        Format.date(decision.decidedOn()),
        Wording.decidersShort(decision),
        Wording.what(decision),
        StorableText.cut(decision.ruling().reason(), WHY),
        Wording.increase(total),
        Wording.span(total),
        total == null || !decision.verdict().turnsDown()
            ? ""
            : decision.verdict() == Verdict.LATER ? "later" : "forgone",
        owed + told == 0 ? "" : Format.of(told, owed + told),
        owed > 0,
        !decision.holds());
  }

  private List<Teller> owed() {
    Map<String, List<Owed>> byTeller = new LinkedHashMap<>();
    for (AnswerLine line : answers) {
      if (line.owed()) {
        byTeller
            .computeIfAbsent(
                Objects.requireNonNullElse(line.owner(), "Nobody named"), _ -> new ArrayList<>())
            .add(
                new Owed(
                    line.answer().id(),
                    Objects.requireNonNullElse(line.whom(), "Somebody"),
                    about(line),
                    line.ageDays() == 0 ? "today" : line.ageDays() + " d",
                    line.overdue()));
      }
    }
    return byTeller.entrySet().stream()
        .map(entry ->
            new Teller(entry.getKey(), entry.getValue(), entry.getValue().size() <= SHOWN_AT_ONCE))
        .toList();
  }

  private static String about(AnswerLine line) {
    Decision decision = line.decision();
    return line.answer().feature() != null
        ? line.about() + ": it is here"
        : decision == null
            ? line.about()
            : "%s: %s".formatted(line.about(), Wording.what(decision).verdict());
  }

  private String note() {
    Long oldest = loop.oldestDays();
    return oldest == null
        ? "Everybody who asked has heard."
        : "The oldest has waited for %s. After %d days an answer is overdue."
            .formatted(Format.count(oldest, "day"), OwedAnswers.OVERDUE_DAYS);
  }
}
