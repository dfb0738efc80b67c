package io.beachhead.growth.churn.web;

import io.beachhead.customers.AccountAddress;
import io.beachhead.growth.churn.ChurnAnswer;
import io.beachhead.growth.churn.ChurnAnswer.Factor;
import io.beachhead.growth.churn.ChurnAnswer.Item;
import io.beachhead.growth.churn.ChurnQuestions;
import io.beachhead.growth.reasons.LeavingPages;
import io.beachhead.segments.Segment;
import io.beachhead.segments.Segmentation;
import io.beachhead.segments.Segmentations;
import io.beachhead.web.Format;
import io.beachhead.web.JteView;
import io.beachhead.web.Pager;
import io.beachhead.web.Shell;
import io.beachhead.web.Shells;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page of who may leave. */
@Controller
@Hidden
@ConditionalOnWebApplication
class ChurnController {
  private static final int ROWS = 50;
  private static final int MOST_PAGES = 100_000;

  private final Shells shells;
  private final ChurnQuestions questions;
  private final Segmentations segmentations;

  ChurnController(Shells shells, ChurnQuestions questions, Segmentations segmentations) {
    this.shells = shells;
    this.questions = questions;
    this.segmentations = segmentations;
  }

  @GetMapping(LeavingPages.RISK)
  JteView show(
      @RequestParam(required = false) @Nullable String segment,
      @RequestParam(required = false) @Nullable String owner,
      @RequestParam(defaultValue = "1") int page) {
    Shell shell = shells.shell("reasons");
    var choice = shell.segmentation();
    Segmentation segmentation =
        choice == null ? null : segmentations.find(choice.key()).orElse(null);
    String chosen =
        segment == null || segmentation == null || segmentation.segment(segment).isEmpty()
            ? null
            : segment;
    String whose = owner == null || owner.isBlank() ? null : "-".equals(owner) ? "" : owner;
    int number = Math.clamp(page, 1, MOST_PAGES);
    ChurnAnswer answer =
        questions.answer(
            new ChurnQuestions.Filter(
                segmentation == null ? null : segmentation.key(), chosen, whose),
            shell.asOf(),
            new ChurnQuestions.Slice(ROWS * (number - 1), ROWS));
    var missing = answer.notEnoughData();
    var model = answer.model();
    return new JteView(
        "growth/churn/churn",
        new ChurnPage(
            shell,
            LeavingPages.tabs(shell, LeavingPages.RISK),
            missing != null && answer.accounts() == 0 ? missing.why() : null,
            missing == null
                ? null
                : "%s %d left, %d are needed."
                    .formatted(missing.why(), missing.have(), missing.need()),
            model == null ? List.of() : model.covariates().stream().map(Factor::sentence).toList(),
            model == null
                ? ""
                : "From %s that paid in the last year, of which %d left. Ranges at 80%% certainty, all else equal. %s"
                    .formatted(
                        Format.count(answer.accounts(), "account"), answer.left(), model.caution()),
            answer.frequency().stream().map(ChurnController::habit).toList(),
            new ChurnPage.Filters(
                segmentation == null
                    ? List.of()
                    : segmentation.all().stream()
                        .map(each ->
                            new ChurnPage.Option(
                                each.key(), each.name(), each.key().equals(chosen)))
                        .toList(),
                Stream.concat(
                        Stream.of(new ChurnPage.Option("-", "Nobody’s", "".equals(whose))),
                        answer.owners().stream()
                            .map(each -> new ChurnPage.Option(each, each, each.equals(whose))))
                    .toList()),
            new ChurnPage.Table(
                answer.page().items().stream().map(item -> row(shell, segmentation, item)).toList(),
                Pager.byNumber(shell.address(), number, ROWS, answer.page().total())),
            shell.address().with("page", null).twin("csv")));
  }

  private static ChurnPage.HabitRow habit(ChurnAnswer.Habit habit) {
    var leaving = habit.leaving();
    return new ChurnPage.HabitRow(
        habit.toDays() == 0
            ? "not at all"
            : "%d to %d days of 28".formatted(habit.fromDays(), habit.toDays()),
        Format.count(habit.accounts()),
        Format.change(habit.accounts() - habit.before()),
        leaving == null ? "no account was" : Format.shareFine(leaving.mid()),
        leaving == null ? "" : Format.shareRange(leaving.low(), leaving.high()));
  }

  private static ChurnPage.Row row(Shell shell, @Nullable Segmentation segmentation, Item item) {
    Segment segment =
        segmentation == null || item.segment() == null
            ? null
            : segmentation.segment(item.segment()).orElse(null);
    var chance = item.chance();
    Double before = item.before();
    var use = item.use();
    return new ChurnPage.Row(
        item.name(),
        shell.link(AccountAddress.of(item.account())),
        segment == null ? 0 : segment.colour(),
        Stream.of(segment == null ? null : segment.name(), item.owner())
            .filter(Objects::nonNull)
            .reduce((a, b) -> a + ", " + b)
            .orElse(""),
        chance == null ? "not known" : Format.shareFine(chance.mid()),
        chance == null ? "" : Format.shareRange(chance.low(), chance.high()),
        before == null ? "" : "4 weeks ago " + Format.shareFine(before),
        use == null ? "not known" : Format.count(use.activeDays(), "day"),
        item.changed(),
        Format.money(item.arr().amount(), item.arr().currency()));
  }
}
