package io.beachhead.decisions.web;

import io.beachhead.decisions.Decision;
import io.beachhead.decisions.Decisions;
import io.beachhead.decisions.Revisits;
import io.beachhead.decisions.answers.AnswerLine;
import io.beachhead.decisions.answers.OwedAnswers;
import io.beachhead.decisions.predictions.Predictions;
import io.beachhead.statistics.Interval;
import io.beachhead.web.Csv;
import io.beachhead.web.JteView;
import io.beachhead.web.Shell;
import io.beachhead.web.Shells;
import io.beachhead.web.card.PageCards;
import io.beachhead.workspace.CurrentUser;
import io.beachhead.workspace.Role;
import io.beachhead.workspace.WorkspaceSettings;
import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page of decisions, and its table as a file. */
@Controller
@ConditionalOnWebApplication
class DecisionsController {
  private final Decisions decisions;
  private final OwedAnswers answers;
  private final Revisits revisits;
  private final Predictions predictions;
  private final WorkspaceSettings settings;
  private final PageCards cards;
  private final Shells shells;

  DecisionsController(
      Decisions decisions,
      OwedAnswers answers,
      Revisits revisits,
      Predictions predictions,
      WorkspaceSettings settings,
      PageCards cards,
      Shells shells) {
    this.decisions = decisions;
    this.answers = answers;
    this.revisits = revisits;
    this.predictions = predictions;
    this.settings = settings;
    this.cards = cards;
    this.shells = shells;
  }

  @GetMapping("/decisions")
  JteView page(
      @RequestParam(required = false) @Nullable String verdict,
      @RequestParam(required = false) @Nullable String segment,
      @RequestParam(required = false) @Nullable String decision,
      @RequestParam(name = "all", defaultValue = "false") boolean whole) {
    Shell shell = shells.shell("decisions");
    List<Decision> all = decisions.all();
    DecisionFilter filter = DecisionFilter.of(verdict, segment);
    List<Decision> shown = filter.of(all);
    Decision open =
        decision == null || decision.isBlank()
            ? shown.isEmpty() ? null : shown.getFirst()
            : decisions.required(decision);
    List<AnswerLine> lines = answers.all();
    CurrentUser user = CurrentUser.now();
    boolean mayDecide = user.may(Role.PRODUCT) || user.may(Role.GTM);
    ZoneId zone = settings.current().timezone();
    var pages = new DecisionsPages(shell, all, answers, revisits, predictions);
    return new JteView(
        "decisions/decisions",
        pages.page(
            pages.log(shown, filter, open, whole),
            open == null
                ? null
                : new DecisionDetail(open, decisions.now(open), all, zone)
                    .of(lines, revisits.of(open), mayDecide),
            filter.on("/decisions.csv"),
            cards.on("decisions", shell),
            mayDecide));
  }

  /** A line per decision. */
  @GetMapping("/decisions.csv")
  void csv(
      @RequestParam(required = false) @Nullable String verdict,
      @RequestParam(required = false) @Nullable String segment,
      HttpServletResponse response) {
    DecisionFilter filter = DecisionFilter.of(verdict, segment);
    AnswerCounts counts = new AnswerCounts(answers.all());
    Csv.download(
        response,
        "decisions",
        csv -> {
          csv.row(
              "id",
              "decided_on",
              "verdict",
              "subject",
              "features",
              "reason",
              "deciders",
              "recorded_by",
              "requests",
              "answers_owed",
              "answers_told",
              "happy_low",
              "happy_increase",
              "happy_high",
              "revisit_when",
              "check_on",
              "backfilled",
              "follows",
              "followed_by");
          for (Decision it : filter.of(decisions.all())) {
            Interval total = it.predicted().total();
            csv.row(
                it.id(),
                it.decidedOn(),
                it.verdict().key(),
                it.subject().name(),
                String.join(";", it.features().stream().map(Decision.Named::key).toList()),
                it.ruling().reason(),
                Wording.deciders(it),
                it.recorded().by(),
                it.requests().size(),
                counts.owed(it),
                counts.told(it),
                total == null ? null : total.low(),
                total == null ? null : total.mid(),
                total == null ? null : total.high(),
                it.ruling().revisitWhen(),
                it.ruling().checkOn(),
                it.recorded().backfilled() ? "yes" : "no",
                it.chain().follows(),
                it.chain().followedBy());
          }
        });
  }
}
