package io.beachhead.value.happiness.web;

import io.beachhead.behaviour.BehaviourQuestions;
import io.beachhead.value.features.EventLine;
import io.beachhead.value.happiness.Happiness;
import io.beachhead.value.happiness.HappinessAnswer;
import io.beachhead.value.happiness.HappinessDefinition;
import io.beachhead.value.happiness.HappinessDefinitions;
import io.beachhead.value.happiness.HappyBehaviour;
import io.beachhead.web.Format;
import io.beachhead.web.JteView;
import io.beachhead.web.PageAddress;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The dialog that changes what makes an account observed happy, with a preview of the effect. */
@Controller
@Hidden
@PreAuthorize("hasRole('PRODUCT')")
public class DefinitionController {
  private static final int NAMES_OFFERED = 400;

  /** What the page calls the fields that the API calls so. */
  private static final Map<String, String> LABELS =
      Map.ofEntries(
          Map.entry("windowDays", "Days looked back"),
          Map.entry("required", "How many it takes"),
          Map.entry("counted", "Which count"),
          Map.entry("refers.events", "Any of these events (… where external = true)"),
          Map.entry("refers.promoters.events", "Or a high score in one of these"),
          Map.entry("refers.promoters.property", "Property with the score"),
          Map.entry("refers.promoters.from", "A promoter's lowest score"),
          Map.entry("refers.attributes", "Or an account attribute: yes, a high score, a date"),
          Map.entry("engages.events", "Any of these events"),
          Map.entry("uses.quantile", "At or above this % of its peers (50 = median)"),
          Map.entry("uses.features", "Keys of key features (none = all shipped)"),
          Map.entry("uses.seats", "Attribute with the number of seats"));

  private final HappinessDefinitions definitions;
  private final Happiness happiness;
  private final BehaviourQuestions questions;
  private final JsonMapper json;

  DefinitionController(
      HappinessDefinitions definitions,
      Happiness happiness,
      BehaviourQuestions questions,
      JsonMapper json) {
    this.definitions = definitions;
    this.happiness = happiness;
    this.questions = questions;
    this.json = json;
  }

  /**
   * The dialog.
   *
   * @param values what stands in each field
   * @param errors by field, in the words of the API
   * @param seen names of events seen, for those who look for theirs
   */
  public record DefinitionPanel(
      String action,
      String previewHref,
      Map<String, String> values,
      Map<String, String> errors,
      List<Counted> behaviours,
      String seen,
      Preview preview) {

    /** A behaviour that may count. */
    public record Counted(String key, String label, String meaning, boolean on) {}

    public String value(String field) {
      return values.getOrDefault(field, "");
    }

    public boolean on(String field) {
      return !value(field).isEmpty();
    }

    public String label(String field) {
      return LABELS.getOrDefault(field, field);
    }

    public @Nullable String error(String field) {
      return errors.get(field);
    }
  }

  /**
   * What the change would do.
   *
   * @param error what is wrong with it; then there are no rows
   */
  public record Preview(List<Row> rows, @Nullable String total, @Nullable String error) {
    /** Happy accounts of a segment, now and then. */
    public record Row(String name, int colour, String before, String after) {}
  }

  @GetMapping("/happiness/definition")
  JteView panel(
      @RequestParam(required = false) @Nullable String segmentation,
      @RequestParam(required = false) @Nullable LocalDate asOf) {
    HappinessDefinition current = definitions.current();
    return new JteView(
        "value/_definition",
        panel(segmentation, asOf, fields(current), Map.of(), preview(segmentation, asOf, current)));
  }

  @PostMapping("/happiness/definition/preview")
  JteView preview(
      @RequestParam Map<String, String> form,
      @RequestParam(required = false) @Nullable String segmentation,
      @RequestParam(required = false) @Nullable LocalDate asOf) {
    try {
      return new JteView(
          "value/_definitionpreview",
          preview(segmentation, asOf, definitions.preview(change(form))));
    } catch (ProblemException wrong) {
      return new JteView("value/_definitionpreview", new Preview(List.of(), null, first(wrong)));
    }
  }

  @PostMapping("/happiness/definition")
  @Nullable JteView save(
      @RequestParam Map<String, String> form,
      @RequestParam(required = false) @Nullable String segmentation,
      @RequestParam(required = false) @Nullable LocalDate asOf,
      HttpServletResponse response) {
    try {
      definitions.change(change(form));
    } catch (ProblemException wrong) {
      Map<String, String> errors = new LinkedHashMap<>();
      wrong
          .problems()
          .forEach(item -> errors.putIfAbsent(String.valueOf(item.column()), problem(item)));
      return new JteView(
          "value/_definition",
          panel(segmentation, asOf, form, errors, new Preview(List.of(), null, first(wrong))),
          HttpStatus.UNPROCESSABLE_CONTENT);
    }
    response.setHeader("HX-Redirect", address("/happiness", segmentation, asOf));
    response.setStatus(HttpStatus.NO_CONTENT.value());
    return null;
  }

  private static String address(
      String path, @Nullable String segmentation, @Nullable LocalDate asOf) {
    return new PageAddress(path, List.of())
        .with("segmentation", segmentation)
        .with("asOf", asOf)
        .href();
  }

  private DefinitionPanel panel(
      @Nullable String segmentation,
      @Nullable LocalDate asOf,
      Map<String, String> values,
      Map<String, String> errors,
      Preview preview) {
    List<DefinitionPanel.Counted> behaviours = new ArrayList<>();
    for (HappyBehaviour behaviour : HappyBehaviour.values()) {
      behaviours.add(
          new DefinitionPanel.Counted(
              behaviour.key(),
              behaviour.label(),
              behaviour.meaning(),
              values.containsKey("counted." + behaviour.key())));
    }
    return new DefinitionPanel(
        address("/happiness/definition", segmentation, asOf),
        address("/happiness/definition/preview", segmentation, asOf),
        values,
        errors,
        behaviours,
        String.join(
            ", ", new TreeSet<>(questions.eventNames()).stream().limit(NAMES_OFFERED).toList()),
        preview);
  }

  private Preview preview(
      @Nullable String segmentation, @Nullable LocalDate asOf, HappinessDefinition changed) {
    HappinessAnswer before = happiness.answer(segmentation, asOf);
    HappinessAnswer after = happiness.answer(segmentation, asOf, changed);
    List<Preview.Row> rows = new ArrayList<>();
    for (int i = 0; i < after.segments().size(); i++) {
      Integer colour = after.segments().get(i).colour();
      rows.add(
          new Preview.Row(
              after.segments().get(i).name(),
              colour == null ? 0 : colour,
              happy(before.segments().get(i)),
              happy(after.segments().get(i))));
    }
    return new Preview(
        rows,
        "%s → %s happy customers".formatted(happy(before.total()), happy(after.total())),
        null);
  }

  private static String happy(HappinessAnswer.Part part) {
    return part.share() == null && part.happy() == 0 ? "not known" : Format.count(part.happy());
  }

  private static String first(ProblemException wrong) {
    if (wrong.problems().isEmpty()) {
      return wrong.detail();
    }
    ProblemItem item = wrong.problems().getFirst();
    String field = String.valueOf(item.column());
    return LABELS.getOrDefault(field, field) + ": " + problem(item);
  }

  /** In the words and units of the page, where those are not the ones of the API. */
  private static String problem(ProblemItem item) {
    return "uses.quantile".equals(item.column())
        ? "expected a number from 0 to 100"
        : item.problem();
  }

  private static Map<String, String> fields(HappinessDefinition it) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("windowDays", String.valueOf(it.windowDays()));
    fields.put("required", String.valueOf(it.required()));
    it.counted().forEach(behaviour -> fields.put("counted." + behaviour.key(), "on"));
    fields.put("refers.events", lines(it.refers().events().stream().map(EventLine::of).toList()));
    fields.put("refers.promoters.events", lines(it.refers().promoterEvents()));
    fields.put("refers.promoters.property", it.refers().scoreProperty());
    fields.put("refers.promoters.from", Format.number(it.refers().promoterFrom(), 2));
    fields.put("refers.attributes", lines(it.refers().attributes()));
    fields.put("engages.events", lines(it.engages().events()));
    if (it.engages().requests()) {
      fields.put("engages.requests", "on");
    }
    if (it.engages().evidence()) {
      fields.put("engages.evidence", "on");
    }
    fields.put("uses.quantile", Format.number(it.uses().quantile() * 100, 1));
    fields.put("uses.features", lines(it.uses().features()));
    fields.put("uses.seats", it.uses().seats());
    if (it.pays().mayShrink()) {
      fields.put("pays.mayShrink", "on");
    }
    return fields;
  }

  private static String lines(List<String> names) {
    return String.join("\n", names);
  }

  /** The form as a change in the form of the API, so that both are checked by the same rules. */
  private ObjectNode change(Map<String, String> form) {
    ObjectNode change = json.createObjectNode();
    number(change, "windowDays", form.get("windowDays"), 1);
    number(change, "required", form.get("required"), 1);
    ArrayNode counted = change.putArray("counted");
    for (HappyBehaviour behaviour : HappyBehaviour.values()) {
      if (form.containsKey("counted." + behaviour.key())) {
        counted.add(behaviour.key());
      }
    }
    ObjectNode refers = change.putObject("refers");
    ArrayNode referrals = refers.putArray("events");
    typed(form.get("refers.events")).map(EventLine::read).forEach(referrals::add);
    ObjectNode promoters = refers.putObject("promoters");
    names(promoters, "events", form.get("refers.promoters.events"));
    promoters.put("property", form.getOrDefault("refers.promoters.property", ""));
    number(promoters, "from", form.get("refers.promoters.from"), 1);
    names(refers, "attributes", form.get("refers.attributes"));
    ObjectNode engages = change.putObject("engages");
    names(engages, "events", form.get("engages.events"));
    engages.put("requests", form.containsKey("engages.requests"));
    engages.put("evidence", form.containsKey("engages.evidence"));
    ObjectNode uses = change.putObject("uses");
    number(uses, "quantile", form.get("uses.quantile"), 100);
    names(uses, "features", form.get("uses.features"));
    uses.put("seats", form.getOrDefault("uses.seats", ""));
    change.putObject("pays").put("mayShrink", form.containsKey("pays.mayShrink"));
    return change;
  }

  private static void names(ObjectNode node, String name, @Nullable String typed) {
    ArrayNode names = node.putArray(name);
    typed(typed).forEach(names::add);
  }

  private static Stream<String> typed(@Nullable String typed) {
    String text = typed == null ? "" : typed;
    return text.lines().map(String::strip).filter(line -> !line.isEmpty());
  }

  /** What is not a number stays a text, so that the check names it. */
  private static void number(ObjectNode node, String name, @Nullable String typed, double unit) {
    if (typed == null) {
      return;
    }
    try {
      node.put(name, Double.parseDouble(typed.strip().replace(Format.MINUS, "-")) / unit);
    } catch (NumberFormatException words) {
      node.put(name, typed);
    }
  }
}
