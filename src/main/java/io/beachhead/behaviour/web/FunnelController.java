package io.beachhead.behaviour.web;

import io.beachhead.behaviour.BehaviourQuestions;
import io.beachhead.behaviour.EventCount;
import io.beachhead.behaviour.FunnelAnswer;
import io.beachhead.behaviour.FunnelQuestion;
import io.beachhead.behaviour.Period;
import io.beachhead.behaviour.asked.Asking;
import io.beachhead.behaviour.asked.Breakdowns;
import io.beachhead.behaviour.asked.QuestionReader;
import io.beachhead.behaviour.log.Event;
import io.beachhead.behaviour.saved.SavedQuestion;
import io.beachhead.behaviour.saved.SavedQuestions;
import io.beachhead.web.Csv;
import io.beachhead.web.JteView;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.beachhead.web.Shell;
import io.beachhead.web.Shells;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** The page of the funnel. Its whole question is in the address. */
@Controller
@Hidden
@ConditionalOnWebApplication
class FunnelController {
  private static final int STEPS_BY_DEFAULT = 4;

  /** What an address may say and still ask nothing of its own. */
  private static final Set<String> OF_EVERY_PAGE = Set.of("segmentation", "asOf", "view");

  private static final Set<String> VIEWS = Set.of(Event.PAGE_VIEWED, Event.SCREEN_VIEWED);

  private final Shells shells;
  private final BehaviourQuestions questions;
  private final QuestionReader reader;
  private final FunnelPages pages;
  private final FunnelAnswers answers;
  private final FunnelPeople people;
  private final Asking asking;
  private final SavedQuestions saved;

  FunnelController(
      Shells shells,
      BehaviourQuestions questions,
      QuestionReader reader,
      FunnelPages pages,
      FunnelAnswers answers,
      FunnelPeople people,
      Asking asking,
      SavedQuestions saved) {
    this.shells = shells;
    this.questions = questions;
    this.reader = reader;
    this.pages = pages;
    this.answers = answers;
    this.people = people;
    this.asking = asking;
    this.saved = saved;
  }

  /** A question as an address asks it. */
  record Asked(
      Shell shell,
      FunnelForm form,
      List<EventCount> events,
      @Nullable FunnelQuestion question,
      @Nullable Period period,
      List<ProblemItem> problems) {

    /** For those who cannot be shown a form. */
    Asked orRefused() {
      if (question == null || period == null) {
        throw ProblemException.unprocessable("Check the question's fields.", problems);
      }
      return this;
    }
  }

  @GetMapping(FunnelPages.PATH)
  JteView page(
      @RequestParam MultiValueMap<String, String> parameters, HttpServletResponse response) {
    var asked = asked(parameters);
    response.setHeader("HX-Push-Url", asked.form.link(FunnelPages.PATH, asked.shell).href());
    FunnelPage.Answer answer = null;
    if (asked.question != null && asked.period != null) {
      answer = answers.of(asked.shell, asked.form, answer(asked));
    }
    return new JteView(
        "behaviour/funnel",
        pages.page(asked.shell, asked.form, asked.events, asked.problems, answer),
        asked.problems.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
  }

  @GetMapping(FunnelPages.PATH + ".json")
  @ResponseBody
  FunnelAnswer json(@RequestParam MultiValueMap<String, String> parameters) {
    return answer(asked(parameters).orRefused());
  }

  /** A line a step, then a line a step and group. */
  @GetMapping(FunnelPages.PATH + ".csv")
  void csv(@RequestParam MultiValueMap<String, String> parameters, HttpServletResponse response) {
    var asked = asked(parameters).orRefused();
    var answer = answer(asked);
    Csv.download(
        response,
        "funnel",
        csv -> {
          csv.row(
              "group",
              "step",
              "event",
              "count",
              "share_of_first",
              "share_of_previous",
              "median_seconds",
              "mean_seconds",
              "lost",
              "within_window");
          steps(csv, "all", answer.steps());
          if (answer.breakdown() != null) {
            for (var group : answer.breakdown()) {
              var name = Breakdowns.inCsv(group.value(), group.other());
              steps(csv, name == null ? "" : name, group.steps());
            }
          }
          if (answer.comparison() != null) {
            compared(csv, asked.form, answer);
          }
        });
  }

  /** The first and the last step of the two groups that are compared. */
  private static void compared(Csv csv, FunnelForm form, FunnelAnswer answer) {
    var groups = Objects.requireNonNull(answer.comparison()).groups();
    int last = answer.steps().size();
    for (int g = 0; g < groups.size(); g++) {
      var group = groups.get(g);
      var name = form.groupName(g);
      csv.row(name, 1, FunnelAnswers.name(answer.steps().getFirst()), group.entered(), share(1, 1));
      csv.row(
          name,
          last,
          FunnelAnswers.name(answer.steps().getLast()),
          group.converted(),
          share(group.converted(), group.entered()));
    }
  }

  private static void steps(Csv csv, String group, List<FunnelAnswer.Step> steps) {
    for (int s = 0; s < steps.size(); s++) {
      var step = steps.get(s);
      csv.row(
          group,
          s + 1,
          FunnelAnswers.name(step),
          step.count(),
          share(step.count(), steps.getFirst().count()),
          s == 0 ? null : share(step.count(), steps.get(s - 1).count()),
          step.medianSeconds(),
          step.meanSeconds(),
          step.lost(),
          step.withinWindow());
    }
  }

  private static @Nullable Double share(int part, int whole) {
    return whole == 0 ? null : (double) part / whole;
  }

  @GetMapping(FunnelPeople.PATH)
  JteView people(@RequestParam MultiValueMap<String, String> parameters) {
    var asked = asked(parameters).orRefused();
    return new JteView("behaviour/people", people.page(asked, new Fields(parameters)));
  }

  @GetMapping(FunnelPeople.PATH + ".csv")
  void peopleCsv(
      @RequestParam MultiValueMap<String, String> parameters, HttpServletResponse response) {
    people.csv(asked(parameters).orRefused(), new Fields(parameters), response);
  }

  private FunnelAnswer answer(Asked asked) {
    return asking.funnel(asked.form.body(asked.shell, new Numbers())).answer();
  }

  /** As the address says; where it names no steps, the funnel that was saved first. */
  private FunnelForm form(MultiValueMap<String, String> parameters) {
    var given = FunnelForm.of(new Fields(parameters));
    if (parameters.containsKey("step")) {
      return given;
    }
    var common = given.common();
    return saved.all().stream()
        .filter(it -> it.address().startsWith(FunnelPages.PATH + "?"))
        .min(Comparator.comparing(SavedQuestion::savedAt))
        .map(it -> FunnelForm.of(Fields.of(it.address())))
        .map(kept ->
            OF_EVERY_PAGE.containsAll(parameters.keySet())
                ? kept.with(kept.common().withTable(common.table()))
                : kept.with(common))
        .orElse(given);
  }

  private Asked asked(MultiValueMap<String, String> parameters) {
    var shell = shells.shell("funnel");
    var form = form(parameters);
    form = form.with(form.common().beginning(reader::firstDay, shell.asOf()));
    var problems = new ArrayList<ProblemItem>();
    Period period = null;
    var numbers = new Numbers();
    var body = form.body(shell, numbers);
    try {
      period = reader.period(body);
    } catch (ProblemException refused) {
      problems.addAll(refused.problems());
    }
    var events =
        questions.eventCounts(
            form.common().by(),
            period == null ? reader.lastDays(CommonForm.Range.QUARTER.days) : period);
    if (form.steps().isEmpty() && !parameters.containsKey("step")) {
      form =
          form.withSteps(mostCommon(events).stream().map(FunnelForm.StepSaid::once).toList())
              .with(form.common());
      body = form.body(shell, numbers);
    }
    problems.addAll(numbers.problems());
    problems.addAll(unknown(form, events));
    FunnelQuestion question = null;
    if (!form.steps().isEmpty()) {
      try {
        question = reader.funnel(body);
      } catch (ProblemException refused) {
        problems.addAll(refused.problems());
      }
    }
    return new Asked(
        shell, form, events, problems.isEmpty() ? question : null, period, List.copyOf(problems));
  }

  /** Something true to begin with: what most people do, except looking. */
  private static List<String> mostCommon(List<EventCount> events) {
    var common =
        events.stream()
            .filter(event -> event.people() > 0 && !VIEWS.contains(event.event()))
            .map(EventCount::event)
            .limit(STEPS_BY_DEFAULT)
            .toList();
    return common.isEmpty() ? events.stream().map(EventCount::event).limit(1).toList() : common;
  }

  private static List<ProblemItem> unknown(FunnelForm form, List<EventCount> events) {
    var problems = new ArrayList<ProblemItem>();
    if (events.isEmpty()) {
      return problems;
    }
    var names = events.stream().map(EventCount::event).collect(Collectors.toSet());
    for (int i = 0; i < form.steps().size(); i++) {
      var step = form.steps().get(i).event();
      if (!step.equals(FunnelForm.ANY) && !names.contains(step)) {
        problems.add(ProblemItem.of("step-" + (i + 1), step, QuestionFields.unknown(step, names)));
      }
    }
    return problems;
  }
}
