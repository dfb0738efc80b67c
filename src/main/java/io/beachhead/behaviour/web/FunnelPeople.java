package io.beachhead.behaviour.web;

import io.beachhead.behaviour.BehaviourQuestions;
import io.beachhead.behaviour.FunnelQuestion;
import io.beachhead.behaviour.actors.Of;
import io.beachhead.behaviour.actors.Of.Reach;
import io.beachhead.behaviour.actors.Wanted;
import io.beachhead.web.Choice;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The list behind a step: who reached it, was lost after it or may still go on, the largest
 * accounts first.
 */
@Component
class FunnelPeople {
  static final String PATH = "/funnel/people";

  private static final int LONGEST_NAME = 80;

  private final BehaviourQuestions questions;
  private final PeopleLists lists;

  FunnelPeople(BehaviourQuestions questions, PeopleLists lists) {
    this.questions = questions;
    this.lists = lists;
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

    /** As a list says it. */
    Of.Step number() {
      return new Of.Step(step, reach);
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

    /** As the API says it. */
    ObjectNode of() {
      var of = JsonNodeFactory.instance.objectNode().put("step", step);
      return switch (reach) {
        case REACHED -> of;
        case LOST -> of.put("lost", true);
        case WITHIN_WINDOW -> of.put("withinWindow", true);
      };
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

  PeoplePage page(FunnelController.Asked asked, Fields fields) {
    return lists.page(asked.shell(), listing(asked, fields), fields);
  }

  void csv(FunnelController.Asked asked, Fields fields, HttpServletResponse response) {
    var question = Objects.requireNonNull(asked.question());
    var which = Which.of(fields, question.steps().size());
    lists.csv(asked.shell(), which.field(), listing(asked, fields), fields, response);
  }

  private PeopleLists.Listing listing(FunnelController.Asked asked, Fields fields) {
    var question = Objects.requireNonNull(asked.question());
    var which = Which.of(fields, question.steps().size());
    var group = group(fields);
    if (group != null && question.breakdown() == null) {
      throw ProblemException.badRequest(
          "There is no such list.",
          List.of(ProblemItem.of("group", group.called(), "the question has no breakdown")));
    }
    var actors =
        questions
            .funnel(
                question, Objects.requireNonNull(asked.period()), new Wanted(which.number(), group))
            .actors();
    var shell = asked.shell();
    var common = asked.form().common();
    return new PeopleLists.Listing(
        which.title(question) + (group == null ? "" : ", " + called(group, fields)),
        which.sentence(question, common.count(actors.total()), asked.form().windowWords()),
        new Choice("Funnel", asked.form().link(FunnelPages.PATH, shell).href(), false),
        csv(asked, which, group, fields),
        actors,
        new PeopleLists.Figure("Got to", step -> step + ". " + name(question, step)),
        lists.said(
            "funnel", asked.form().body(shell, new Numbers()), of(which, group), common, shell));
  }

  private static Link csv(
      FunnelController.Asked asked, Which which, Wanted.@Nullable Group group, Fields fields) {
    var link = asked.form().link(PATH + ".csv", asked.shell()).with(which.field(), which.step);
    return group == null
        ? link
        : inGroup(link, group.value(), group.other()).with("name", fields.text("name"));
  }

  /** The same list of one group of the breakdown. */
  static Link inGroup(Link list, @Nullable String value, boolean other) {
    return other ? list.with("other", "on") : list.row("value", value == null ? "" : value);
  }

  /** The group whose list it is; null = everybody's. */
  private static Wanted.@Nullable Group group(Fields fields) {
    if (fields.on("other")) {
      return new Wanted.Group(null, true);
    }
    return fields.parameters().containsKey("value")
        ? new Wanted.Group(fields.text("value"), false)
        : null;
  }

  private static String called(Wanted.Group group, Fields fields) {
    var usual = Objects.requireNonNullElse(group.called(), "not known");
    var name = fields.text("name", usual);
    return name.length() > LONGEST_NAME ? usual : name;
  }

  private static ObjectNode of(Which which, Wanted.@Nullable Group group) {
    var of = which.of();
    if (group == null) {
      return of;
    }
    return group.other() ? of.put("other", true) : of.put("value", group.value());
  }

  private static String name(FunnelQuestion question, int step) {
    if (step > question.steps().size()) {
      return "the end";
    }
    return Objects.requireNonNullElse(question.steps().get(step - 1).event(), FunnelForm.ANY);
  }
}
