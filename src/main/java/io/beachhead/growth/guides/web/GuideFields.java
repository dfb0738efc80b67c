package io.beachhead.growth.guides.web;

import io.beachhead.growth.guides.Guide;
import io.beachhead.growth.guides.GuideDraft;
import io.beachhead.growth.guides.GuideDraft.StepDraft;
import io.beachhead.growth.guides.web.GuidesPage.StepFields;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What stands in the form of a guide; buttons beside the steps move one, and save. */
record GuideFields(
    String name,
    String title,
    String intro,
    List<String> segments,
    String did,
    String didNot,
    boolean published,
    List<StepFields> steps) {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int MOST_SENT = 40;

  static GuideFields empty() {
    return new GuideFields(
        "", "", "", List.of(), "", "", false, List.of(blank(1), blank(2), blank(3)));
  }

  static GuideFields of(Guide guide) {
    var steps = new ArrayList<StepFields>();
    for (var step : guide.steps()) {
      steps.add(
          new StepFields(
              steps.size() + 1,
              step.key(),
              step.title(),
              text(step.text()),
              text(step.href()),
              text(step.doing().event().event()),
              conditions(step.doing().event().where()),
              Integer.toString(step.doing().times())));
    }
    steps.add(blank(steps.size() + 1));
    var audience = guide.audience();
    return new GuideFields(
        guide.name(),
        guide.title(),
        text(guide.intro()),
        audience.segments(),
        event(audience.did()),
        event(audience.didNot()),
        guide.state() == Guide.State.PUBLISHED,
        steps);
  }

  private static StepFields blank(int number) {
    return new StepFields(number, "", "", "", "", "", "", "1");
  }

  private static String event(Guide.@Nullable Doing doing) {
    return doing == null ? "" : text(doing.event().event());
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static String conditions(Map<String, JsonNode> where) {
    return where.entrySet().stream()
        .map(each ->
            each.getKey()
                + "="
                + (each.getValue().isString() ? each.getValue().stringValue() : each.getValue()))
        .collect(Collectors.joining("; "));
  }

  /** The form as it was sent, a step moved where its button was pressed. */
  static GuideFields sent(HttpServletRequest request) {
    var steps = new ArrayList<StepFields>();
    int count = cells(request, "step.title").length;
    for (int i = 0; i < Math.min(count, MOST_SENT); i++) {
      steps.add(
          new StepFields(
              i + 1,
              cell(request, "step.key", i),
              cell(request, "step.title", i),
              cell(request, "step.text", i),
              cell(request, "step.href", i),
              cell(request, "step.event", i),
              cell(request, "step.where", i),
              cell(request, "step.times", i)));
    }
    var move = Objects.requireNonNullElse(request.getParameter("move"), "");
    if (move.matches("up:\\d{1,2}")) {
      int from = Integer.parseInt(move.substring(3)) - 1;
      if (from > 0 && from < steps.size()) {
        steps.add(from - 1, steps.remove(from));
      }
    }
    return new GuideFields(
        one(request, "name"),
        one(request, "title"),
        one(request, "intro"),
        Arrays.asList(cells(request, "segment")),
        one(request, "did"),
        one(request, "didNot"),
        "yes".equals(request.getParameter("published")),
        steps);
  }

  private static String[] cells(HttpServletRequest request, String name) {
    var cells = request.getParameterValues(name);
    return cells == null ? new String[0] : cells;
  }

  private static String cell(HttpServletRequest request, String name, int row) {
    var cells = cells(request, name);
    return row < cells.length ? cells[row] : "";
  }

  private static String one(HttpServletRequest request, String name) {
    return Objects.requireNonNullElse(request.getParameter(name), "");
  }

  /** As it is to be examined; steps without title and event are left out. */
  GuideDraft draft() {
    return new GuideDraft(
        null,
        name,
        title,
        intro,
        null,
        null,
        segments,
        did.isBlank() ? null : JSON.stringNode(did.strip()),
        didNot.isBlank() ? null : JSON.stringNode(didNot.strip()),
        steps.stream()
            .filter(step -> !step.title().isBlank() || !step.event().isBlank())
            .map(GuideFields::draft)
            .toList(),
        published ? "published" : "draft");
  }

  private static StepDraft draft(StepFields step) {
    return new StepDraft(
        step.key(),
        step.title(),
        step.text(),
        step.href(),
        step.event().isBlank() ? null : JSON.stringNode(step.event().strip()),
        where(step.where()),
        times(step.times()));
  }

  /** {@code plan=pro; seats=3}: numbers, true and false as such, everything else as text. */
  private static Map<String, JsonNode> where(String said) {
    var where = new LinkedHashMap<String, JsonNode>();
    for (var condition : said.split(";")) {
      int cut = condition.indexOf('=');
      if (cut > 0) {
        where.put(condition.substring(0, cut).strip(), value(condition.substring(cut + 1).strip()));
      }
    }
    return where;
  }

  private static JsonNode value(String text) {
    if (text.equals("true") || text.equals("false")) {
      return JSON.booleanNode(text.equals("true"));
    }
    return text.matches("-?\\d{1,15}")
        ? JSON.numberNode(Long.parseLong(text))
        : JSON.stringNode(text);
  }

  /** 0 for anything but a number; 0 is then refused as out of range. */
  private static int times(String said) {
    var text = said.strip();
    return text.isEmpty() ? 1 : text.matches("\\d{1,6}") ? Integer.parseInt(text) : 0;
  }
}
