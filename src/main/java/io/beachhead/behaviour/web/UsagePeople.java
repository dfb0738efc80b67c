package io.beachhead.behaviour.web;

import io.beachhead.behaviour.asked.Asking;
import io.beachhead.web.Choice;
import io.beachhead.web.Format;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The lists behind the numbers of retention and usage. */
@Component
class UsagePeople {
  private static final int LONGEST_TITLE = 80;

  private final Asking asking;
  private final PeopleLists lists;
  private final JsonMapper json;

  UsagePeople(Asking asking, PeopleLists lists, JsonMapper json) {
    this.asking = asking;
    this.lists = lists;
    this.json = json;
  }

  PeoplePage page(UsageController.Asked asked, Fields fields) {
    return lists.page(asked.shell(), listing(asked, fields), fields);
  }

  void csv(UsageController.Asked asked, Fields fields, HttpServletResponse response) {
    lists.csv(asked.shell(), "people", listing(asked, fields), fields, response);
  }

  private PeopleLists.Listing listing(UsageController.Asked asked, Fields fields) {
    var question = asked.question();
    var numbers = new Numbers();
    var said = question.said(asked.shell(), asked.form(), numbers);
    var problems = numbers.problems().isEmpty() ? asked.problems() : numbers.problems();
    if (!problems.isEmpty()) {
      throw ProblemException.unprocessable("Check the question's fields.", problems);
    }
    var of = of(fields.text("of"));
    var common = asked.form().common();
    var shell = asked.shell();
    JsonNode body = json.valueToTree(said.body());
    if (body instanceof ObjectNode node) {
      node.set("of", of);
    }
    var actors = asking.actors(said.kind(), body);
    var name = fields.text("name", "Who it is");
    var title = name.length() > LONGEST_TITLE ? name.substring(0, LONGEST_TITLE) : name;
    return new PeopleLists.Listing(
        title,
        common.count(actors.total()) + " of the question " + question.kind() + ".",
        new Choice(question.kind(), asked.form().link(question.path(), shell).href(), false),
        asked
            .form()
            .link(question.path() + Opens.LISTS + ".csv", shell)
            .with("of", of.toString())
            .with("name", title),
        actors,
        new PeopleLists.Figure(said.figure(), Format::count),
        lists.said(
            said.kind(), said.body(), of, question.ranged() ? common : common.ofAllTime(), shell));
  }

  private JsonNode of(@Nullable String said) {
    try {
      return json.readTree(said == null ? "{}" : said);
    } catch (JacksonException broken) {
      throw ProblemException.badRequest(
          "There is no such list.", List.of(ProblemItem.of("of", said, "must be JSON")));
    }
  }
}
