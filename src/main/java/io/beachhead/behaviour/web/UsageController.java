package io.beachhead.behaviour.web;

import io.beachhead.behaviour.BehaviourQuestions;
import io.beachhead.behaviour.EventCount;
import io.beachhead.behaviour.asked.QuestionReader;
import io.beachhead.web.Csv;
import io.beachhead.web.JteView;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.beachhead.web.Shell;
import io.beachhead.web.Shells;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The pages of retention and usage. The whole question is in the address. */
@Controller
@Hidden
@ConditionalOnWebApplication
class UsageController {
  private final Shells shells;
  private final BehaviourQuestions questions;
  private final QuestionReader reader;
  private final UsagePages pages;
  private final UsagePeople people;
  private final List<QuestionPage> questionPages;

  UsageController(
      Shells shells,
      BehaviourQuestions questions,
      QuestionReader reader,
      UsagePages pages,
      UsagePeople people,
      List<QuestionPage> questionPages,
      @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping addresses)
      throws NoSuchMethodException {
    this.shells = shells;
    this.questions = questions;
    this.reader = reader;
    this.pages = pages;
    this.people = people;
    this.questionPages = questionPages;
    for (var one : questionPages) {
      serve(addresses, one.path(), "page", HttpServletResponse.class);
      serve(addresses, one.path() + ".json", "json");
      serve(addresses, one.path() + ".csv", "csv", HttpServletResponse.class);
      serve(addresses, one.path() + Opens.LISTS, "people");
      serve(addresses, one.path() + Opens.LISTS + ".csv", "peopleCsv", HttpServletResponse.class);
    }
  }

  /** Every bean that is a question has its addresses; no list of them stands anywhere else. */
  private void serve(
      RequestMappingHandlerMapping addresses, String path, String method, Class<?>... further)
      throws NoSuchMethodException {
    var parameters =
        Stream.concat(
                Stream.of(HttpServletRequest.class, MultiValueMap.class), Arrays.stream(further))
            .toArray(Class<?>[]::new);
    addresses.registerMapping(
        RequestMappingInfo.paths(path)
            .methods(RequestMethod.GET)
            .options(addresses.getBuilderConfiguration())
            .build(),
        this,
        UsageController.class.getDeclaredMethod(method, parameters));
  }

  /** A question as an address asks it. */
  record Asked(
      Shell shell,
      QuestionPage question,
      ValuesForm form,
      List<EventCount> events,
      List<ProblemItem> problems,
      QuestionPage.@Nullable Answered answered) {
    QuestionPage.Answered orRefused() {
      if (answered == null) {
        throw ProblemException.unprocessable("Check the question's fields.", problems);
      }
      return answered;
    }
  }

  @GetMapping("/usage")
  String usage() {
    return "redirect:" + shells.shell("usage").link(ActivityQuestionPage.PATH);
  }

  /** The page of the question at this address. */
  JteView page(
      HttpServletRequest request,
      @RequestParam MultiValueMap<String, String> parameters,
      HttpServletResponse response) {
    var asked = asked(request.getRequestURI(), parameters);
    response.setHeader("HX-Push-Url", asked.form.link(asked.question.path(), asked.shell).href());
    return new JteView(
        "behaviour/usage",
        pages.page(
            asked.shell,
            asked.question,
            questionPages,
            asked.form,
            asked.events,
            asked.problems,
            asked.answered == null ? null : asked.answered.page(),
            asked.events.isEmpty()),
        asked.problems.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
  }

  /** The answer as the API gives it. */
  @ResponseBody
  Object json(HttpServletRequest request, @RequestParam MultiValueMap<String, String> parameters) {
    return asked(request.getRequestURI(), parameters).orRefused().json();
  }

  /** The answer as a file. */
  void csv(
      HttpServletRequest request,
      @RequestParam MultiValueMap<String, String> parameters,
      HttpServletResponse response) {
    var asked = asked(request.getRequestURI(), parameters);
    var rows = asked.orRefused().csv();
    var path = asked.question.path();
    Csv.download(
        response,
        path.substring(path.lastIndexOf('/') + 1),
        csv -> {
          rows.forEach(csv::row);
        });
  }

  /** The list behind a number of the question at this address. */
  JteView people(
      HttpServletRequest request, @RequestParam MultiValueMap<String, String> parameters) {
    var address = request.getRequestURI();
    return new JteView(
        "behaviour/people",
        people.page(asked(address.replace(Opens.LISTS, ""), parameters), new Fields(parameters)));
  }

  /** The same list as a file. */
  void peopleCsv(
      HttpServletRequest request,
      @RequestParam MultiValueMap<String, String> parameters,
      HttpServletResponse response) {
    var address = request.getRequestURI().replace(Opens.LISTS + ".csv", "");
    people.csv(asked(address, parameters), new Fields(parameters), response);
  }

  private Asked asked(String address, MultiValueMap<String, String> parameters) {
    var question =
        questionPages.stream()
            .filter(one -> address.equals(one.path()) || address.startsWith(one.path() + "."))
            .findFirst()
            .orElseThrow(() -> ProblemException.notFound("There is no such question."));
    var shell = shells.shell(question.navigation());
    var given = ValuesForm.of(new Fields(parameters), question.fields(), question.usualBreakdown());
    var form = given.with(given.common().beginning(reader::firstDay, shell.asOf()));
    var events =
        questions.eventCounts(form.common().by(), reader.lastDays(CommonForm.Range.QUARTER.days));
    var numbers = new Numbers();
    var problems = new ArrayList<ProblemItem>();
    QuestionPage.Answered answered = null;
    try {
      problems.addAll(unknown(form, events));
      if (problems.isEmpty() && !events.isEmpty()) {
        answered = question.ask(shell, form, numbers);
      }
    } catch (ProblemException refused) {
      problems.addAll(refused.problems());
    }
    problems.addAll(numbers.problems());
    return new Asked(shell, question, form, events, problems, problems.isEmpty() ? answered : null);
  }

  private static List<ProblemItem> unknown(ValuesForm form, List<EventCount> events) {
    var problems = new ArrayList<ProblemItem>();
    var names = events.stream().map(EventCount::event).collect(Collectors.toSet());
    for (var spec : form.specs()) {
      if (spec.type() == FieldSpec.Type.EVENT && !names.isEmpty()) {
        var event = form.event(spec.name());
        if (event != null && !names.contains(event)) {
          problems.add(ProblemItem.of(spec.name(), event, QuestionFields.unknown(event, names)));
        }
      }
    }
    return problems;
  }
}
