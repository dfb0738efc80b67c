package io.beachhead.behaviour.web;

import io.beachhead.behaviour.BehaviourQuestions;
import io.beachhead.behaviour.FunnelQuestion;
import io.beachhead.behaviour.actors.Actor;
import io.beachhead.behaviour.actors.Of;
import io.beachhead.behaviour.actors.Of.Reach;
import io.beachhead.behaviour.actors.Wanted;
import io.beachhead.behaviour.people.Unit;
import io.beachhead.customers.AccountAddress;
import io.beachhead.customers.AccountGroups;
import io.beachhead.customers.CustomerBase;
import io.beachhead.web.Choice;
import io.beachhead.web.Csv;
import io.beachhead.web.Format;
import io.beachhead.web.Pager;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.beachhead.web.Shell;
import io.beachhead.web.chart.Fill;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The list behind a step: who reached it, was lost after it or may still go on, the largest
 * accounts first.
 */
@Component
class FunnelPeople {
  static final String PATH = "/funnel/people";
  private static final int ROWS_OF_A_PAGE = 50;

  private final BehaviourQuestions questions;
  private final GroupLabels labels;

  FunnelPeople(BehaviourQuestions questions, GroupLabels labels) {
    this.questions = questions;
    this.labels = labels;
  }

  /**
   * {@code reached=2}, {@code lost=2} or {@code within=2}: a step, and who of those who got to it.
   */
  private record Which(int step, Reach reach) {
    static Which of(Fields fields, int steps) {
      var reach =
          fields.on("lost")
              ? Reach.LOST
              : fields.on("within") ? Reach.WITHIN_WINDOW : Reach.REACHED;
      var field = field(reach);
      int most = reach == Reach.REACHED ? steps : steps - 1;
      var step = new Numbers().whole("step", fields.text(field, "1"));
      if (step == null || step < 1 || step > most) {
        throw ProblemException.badRequest(
            "There is no such list.",
            List.of(ProblemItem.of(field, fields.text(field), "steps count from 1 to " + most)));
      }
      return new Which(step, reach);
    }

    private static String field(Reach reach) {
      return switch (reach) {
        case REACHED -> "reached";
        case LOST -> "lost";
        case WITHIN_WINDOW -> "within";
      };
    }

    String field() {
      return field(reach);
    }

    String title(FunnelQuestion question) {
      var step = name(question, this.step);
      return switch (reach) {
        case REACHED -> "Reached " + step;
        case LOST -> "Lost after " + step;
        case WITHIN_WINDOW -> "Still within their window after " + step;
      };
    }

    String sentence(FunnelQuestion question, String people, String window) {
      int steps = question.steps().size();
      return switch (reach) {
        case REACHED -> "%s got at least to step %d of %d.".formatted(people, step, steps);
        case LOST ->
            "%s got to step %d of %d and not to %s within %s of the first step."
                .formatted(people, step, steps, name(question, step + 1), window);
        case WITHIN_WINDOW ->
            "%s got to step %d of %d and may still get to %s: their %s since the first step are not over."
                .formatted(people, step, steps, name(question, step + 1), window);
      };
    }
  }

  private record Listed(Actor actor, int row) {}

  PeoplePage page(FunnelController.Asked asked, Fields fields) {
    var question = Objects.requireNonNull(asked.question());
    var which = Which.of(fields, question.steps().size());
    var shell = asked.shell();
    var base = labels.base(shell);
    var segments = labels.segments(shell);
    var everybody = list(asked, question, which, base);
    var all = of(segments, fields.text("segment"), everybody);
    int page = page(fields, all.size());
    var shown =
        all.subList(
            Math.min(all.size(), (page - 1) * ROWS_OF_A_PAGE),
            Math.min(all.size(), page * ROWS_OF_A_PAGE));
    var common = asked.form().common();
    return new PeoplePage(
        shell,
        which.title(question),
        which.sentence(question, common.count(all.size()), asked.form().windowWords()),
        asked.form().link(FunnelPages.PATH, shell).href(),
        asked
            .form()
            .link(PATH + ".csv", shell)
            .with(which.field(), which.step)
            .with("segment", fields.text("segment"))
            .href(),
        tabs(segments, fields.text("segment"), everybody, shell),
        question.by() == Unit.ACCOUNT,
        segments.isPresent(),
        shown.stream().map(one -> row(one, question, base, segments, asked)).toList(),
        Pager.byNumber(shell.address(), page, ROWS_OF_A_PAGE, all.size()),
        "ARR per year in force on the as-of day; the largest accounts come first.");
  }

  private static int page(Fields fields, int size) {
    var page = new Numbers().whole("page", fields.text("page"));
    return page == null ? 1 : Math.clamp(page, 1, Math.max(1, Math.ceilDiv(size, ROWS_OF_A_PAGE)));
  }

  void csv(FunnelController.Asked asked, Fields fields, HttpServletResponse response) {
    var question = Objects.requireNonNull(asked.question());
    var which = Which.of(fields, question.steps().size());
    var base = labels.base(asked.shell());
    var segments = labels.segments(asked.shell());
    var all = of(segments, fields.text("segment"), list(asked, question, which, base));
    Csv.download(
        response,
        which.field(),
        csv -> {
          csv.row(
              question.by() == Unit.ACCOUNT ? "id" : "person_id",
              "person",
              "account_id",
              "account",
              "segment",
              "arr",
              "currency",
              "value",
              "at",
              "reached_step",
              "reached_event");
          for (var one : all) {
            int row = one.row;
            csv.row(
                one.actor.id(),
                one.actor.called(),
                one.actor.account(),
                row < 0 ? null : base.name(row),
                row < 0 ? null : segments.map(groups -> groups.of(row).key()).orElse(null),
                row >= 0 && base.hasRevenue(row) ? base.arr(row) : null,
                row >= 0 && base.hasRevenue(row) ? base.currency() : null,
                one.actor.value(),
                Instant.ofEpochMilli(one.actor.at()),
                one.actor.figure(),
                name(question, one.actor.figure()));
          }
        });
  }

  /** Those of one segment; everybody where none is asked for. */
  private static List<Listed> of(
      Optional<AccountGroups> segments, @Nullable String segment, List<Listed> everybody) {
    return segment == null
        ? everybody
        : everybody.stream()
            .filter(one ->
                one.row >= 0
                    && segments
                        .map(groups -> groups.of(one.row).key().equals(segment))
                        .orElse(false))
            .toList();
  }

  private static List<Choice> tabs(
      Optional<AccountGroups> segments,
      @Nullable String chosen,
      List<Listed> everybody,
      Shell shell) {
    if (segments.isEmpty()) {
      return List.of();
    }
    var address = shell.address().with("page", null);
    var tabs = new ArrayList<Choice>();
    tabs.add(
        new Choice(
            "All " + Format.count(everybody.size()),
            address.with("segment", null).href(),
            chosen == null));
    for (var group : segments.get().groups()) {
      int count = of(segments, group.key(), everybody).size();
      if (count > 0 || group.key().equals(chosen)) {
        tabs.add(
            new Choice(
                group.name() + " " + Format.count(count),
                address.with("segment", group.key()).href(),
                group.key().equals(chosen)));
      }
    }
    return tabs;
  }

  private List<Listed> list(
      FunnelController.Asked asked, FunnelQuestion question, Which which, CustomerBase base) {
    return questions
        .funnel(
            question,
            Objects.requireNonNull(asked.period()),
            Wanted.of(new Of.Step(which.step, which.reach)))
        .actors()
        .all()
        .stream()
        .map(actor -> {
          var account = question.by() == Unit.ACCOUNT ? actor.id() : actor.account();
          return new Listed(actor, account == null ? -1 : base.rowOf(account));
        })
        .sorted(
            Comparator.comparingDouble((Listed one) -> one.row < 0 ? 0 : -base.arr(one.row))
                .thenComparing(one -> one.actor.at(), Comparator.reverseOrder())
                .thenComparing(one -> one.actor.id()))
        .toList();
  }

  private static PeoplePage.Row row(
      Listed one,
      FunnelQuestion question,
      CustomerBase base,
      Optional<AccountGroups> segments,
      FunnelController.Asked asked) {
    boolean byAccount = question.by() == Unit.ACCOUNT;
    int row = one.row;
    var account = row < 0 ? one.actor.account() : base.name(row);
    return new PeoplePage.Row(
        Objects.requireNonNullElse(byAccount ? account : one.actor.called(), one.actor.id()),
        note(one.actor),
        row < 0 ? null : asked.shell().link(AccountAddress.of(base.id(row))),
        account,
        row < 0 ? null : segments.map(groups -> label(groups, row)).orElse(null),
        row >= 0 && base.hasRevenue(row) ? Format.money(base.arr(row), base.currency()) : "",
        Format.time(
            Instant.ofEpochMilli(one.actor.at()), Objects.requireNonNull(asked.period()).zone()),
        one.actor.figure() + ". " + name(question, one.actor.figure()));
  }

  private static String note(Actor actor) {
    if (actor.visitor()) {
      return "an anonymous visitor";
    }
    return actor.called() == null || actor.called().equals(actor.id()) ? "" : actor.id();
  }

  private static @Nullable GroupLabel label(AccountGroups groups, int row) {
    var group = groups.of(row);
    return new GroupLabel(group.name(), group.colour(), Fill.segment(group.colour()));
  }

  private static String name(FunnelQuestion question, int step) {
    if (step > question.steps().size()) {
      return "the end";
    }
    return Objects.requireNonNullElse(question.steps().get(step - 1).event(), FunnelForm.ANY);
  }
}
