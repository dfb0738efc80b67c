package io.beachhead.value.happiness;

import io.beachhead.behaviour.EventSelector;
import io.beachhead.value.features.EventLine;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The definition as JSON: written whole, changed field by field. */
final class DefinitionForm {
  private static final int MOST_NAMES = 50;
  private static final int LONGEST_NAME = 200;

  private final List<ProblemItem> problems = new ArrayList<>();

  private DefinitionForm() {}

  /** As the API shows it. */
  record Written(
      int windowDays,
      int required,
      Set<HappyBehaviour> counted,
      Refers refers,
      Engages engages,
      Uses uses,
      Pays pays) {

    /**
     * @param events a name, or an object of {@code event} and {@code where}
     */
    record Refers(List<JsonNode> events, Promoters promoters, List<String> attributes) {}

    record Promoters(List<String> events, String property, double from) {}

    record Engages(List<String> events, boolean requests, boolean evidence) {}

    record Uses(double quantile, List<String> features, String seats) {}

    record Pays(boolean mayShrink) {}
  }

  static Written write(HappinessDefinition it) {
    var refers = it.refers();
    return new Written(
        it.windowDays(),
        it.required(),
        it.counted(),
        new Written.Refers(
            refers.events().stream().map(EventLine::write).toList(),
            new Written.Promoters(
                refers.promoterEvents(), refers.scoreProperty(), refers.promoterFrom()),
            refers.attributes()),
        new Written.Engages(
            it.engages().events(), it.engages().requests(), it.engages().evidence()),
        new Written.Uses(it.uses().quantile(), it.uses().features(), it.uses().seats()),
        new Written.Pays(it.pays().mayShrink()));
  }

  /**
   * Applies a change.
   *
   * @throws ProblemException 422 with one problem per wrong field
   */
  static HappinessDefinition change(HappinessDefinition from, JsonNode change) {
    var form = new DefinitionForm();
    HappinessDefinition changed = form.read(from, change);
    if (!form.problems.isEmpty()) {
      throw ProblemException.unprocessable(
          form.problems.size() == 1
              ? "One field of the definition is not valid."
              : form.problems.size() + " fields of the definition are not valid.",
          form.problems);
    }
    return changed;
  }

  private HappinessDefinition read(HappinessDefinition from, JsonNode change) {
    known(
        "",
        change,
        Set.of("windowDays", "required", "counted", "refers", "engages", "uses", "pays"));
    var counted = counted(from.counted(), change.get("counted"));
    int kept = Math.min(from.required(), counted.size());
    return new HappinessDefinition(
        (int) number("windowDays", change.get("windowDays"), from.windowDays(), 7, 730, true),
        (int) number("required", change.get("required"), kept, 1, counted.size(), true),
        counted,
        refers(from.refers(), change.get("refers")),
        engages(from.engages(), change.get("engages")),
        uses(from.uses(), change.get("uses")),
        pays(from.pays(), change.get("pays")));
  }

  private HappinessDefinition.Refers refers(
      HappinessDefinition.Refers from, @Nullable JsonNode node) {
    if (!known("refers.", node, Set.of("events", "promoters", "attributes")) || node == null) {
      return from;
    }
    JsonNode promoters = node.get("promoters");
    boolean has = known("refers.promoters.", promoters, Set.of("events", "property", "from"));
    return new HappinessDefinition.Refers(
        events("refers.events", node.get("events"), from.events()),
        names(
            "refers.promoters.events",
            has && promoters != null ? promoters.get("events") : null,
            from.promoterEvents()),
        name(
            "refers.promoters.property",
            has && promoters != null ? promoters.get("property") : null,
            from.scoreProperty()),
        number(
            "refers.promoters.from",
            has && promoters != null ? promoters.get("from") : null,
            from.promoterFrom(),
            -1000,
            1000,
            false),
        names("refers.attributes", node.get("attributes"), from.attributes()));
  }

  private HappinessDefinition.Engages engages(
      HappinessDefinition.Engages from, @Nullable JsonNode node) {
    if (!known("engages.", node, Set.of("events", "requests", "evidence")) || node == null) {
      return from;
    }
    return new HappinessDefinition.Engages(
        names("engages.events", node.get("events"), from.events()),
        flag("engages.requests", node.get("requests"), from.requests()),
        flag("engages.evidence", node.get("evidence"), from.evidence()));
  }

  private HappinessDefinition.Uses uses(HappinessDefinition.Uses from, @Nullable JsonNode node) {
    if (!known("uses.", node, Set.of("quantile", "features", "seats")) || node == null) {
      return from;
    }
    return new HappinessDefinition.Uses(
        number("uses.quantile", node.get("quantile"), from.quantile(), 0, 1, false),
        names("uses.features", node.get("features"), from.features()),
        name("uses.seats", node.get("seats"), from.seats()));
  }

  private HappinessDefinition.Pays pays(HappinessDefinition.Pays from, @Nullable JsonNode node) {
    if (!known("pays.", node, Set.of("mayShrink")) || node == null) {
      return from;
    }
    return new HappinessDefinition.Pays(
        flag("pays.mayShrink", node.get("mayShrink"), from.mayShrink()));
  }

  private Set<HappyBehaviour> counted(Set<HappyBehaviour> kept, @Nullable JsonNode node) {
    if (node == null || node.isNull()) {
      return kept;
    }
    var counted = EnumSet.noneOf(HappyBehaviour.class);
    for (String name : names("counted", node, List.of())) {
      HappyBehaviour.of(name)
          .ifPresentOrElse(
              counted::add,
              () ->
                  problems.add(
                      ProblemItem.of("counted", name, "expected refers, engages, uses or pays")));
    }
    if (counted.isEmpty() && problems.isEmpty()) {
      problems.add(ProblemItem.of("counted", "[]", "at least one behaviour has to count"));
    }
    return counted.isEmpty() ? kept : counted;
  }

  private double number(
      String field,
      @Nullable JsonNode node,
      double kept,
      double least,
      double most,
      boolean whole) {
    if (node == null || node.isNull()) {
      return kept;
    }
    if (node.isNumber()) {
      double value = node.doubleValue();
      if (value >= least && value <= most && (!whole || value == Math.rint(value))) {
        return value;
      }
    }
    problems.add(
        ProblemItem.of(
            field,
            text(node),
            "expected a %snumber from %s to %s"
                .formatted(whole ? "whole " : "", plain(least), plain(most))));
    return kept;
  }

  private static String plain(double number) {
    return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
  }

  private boolean flag(String field, @Nullable JsonNode node, boolean kept) {
    if (node == null || node.isNull()) {
      return kept;
    }
    if (node.isBoolean()) {
      return node.booleanValue();
    }
    problems.add(ProblemItem.of(field, text(node), "expected true or false"));
    return kept;
  }

  private String name(String field, @Nullable JsonNode node, String kept) {
    if (node == null || node.isNull()) {
      return kept;
    }
    if (node.isString() && node.stringValue().length() <= LONGEST_NAME) {
      return node.stringValue().strip();
    }
    problems.add(ProblemItem.of(field, text(node), "expected a name of at most 200 characters"));
    return kept;
  }

  private List<String> names(String field, @Nullable JsonNode node, List<String> kept) {
    if (node == null || node.isNull()) {
      return kept;
    }
    var names = new ArrayList<String>();
    if (node.isArray()) {
      for (JsonNode each : node) {
        if (each.isString()
            && !each.stringValue().isBlank()
            && each.stringValue().length() <= LONGEST_NAME) {
          names.add(each.stringValue().strip());
        }
      }
    }
    if (!node.isArray() || names.size() != node.size() || names.size() > MOST_NAMES) {
      problems.add(
          ProblemItem.of(
              field,
              text(node),
              "expected a list of at most 50 names of at most 200 characters each"));
      return kept;
    }
    return names.stream().distinct().toList();
  }

  private List<EventSelector> events(
      String field, @Nullable JsonNode node, List<EventSelector> kept) {
    if (node == null || node.isNull()) {
      return kept;
    }
    var events =
        node.isArray()
            ? node.valueStream()
                .flatMap(each -> EventLine.selector(each, LONGEST_NAME).stream())
                .toList()
            : List.<EventSelector>of();
    if (!node.isArray() || events.size() != node.size() || events.size() > MOST_NAMES) {
      problems.add(
          ProblemItem.of(
              field,
              text(node),
              "expected at most 50 events, each a name of at most 200 characters or"
                  + " {\"event\": name, \"where\": {property: value}}; in a line: name where"
                  + " property = value and …"));
      return kept;
    }
    return events.stream().distinct().toList();
  }

  /** Whether there is an object; what it has beyond the fields known is a problem. */
  private boolean known(String path, @Nullable JsonNode node, Set<String> fields) {
    if (node == null || node.isNull()) {
      return false;
    }
    if (!node.isObject()) {
      problems.add(
          ProblemItem.of(
              path.isEmpty() ? "the definition" : path.substring(0, path.length() - 1),
              text(node),
              "expected an object"));
      return false;
    }
    node.propertyNames().stream()
        .filter(name -> !fields.contains(name))
        .forEach(name ->
            problems.add(
                ProblemItem.of(path + name, text(node.get(name)), "there is no such field")));
    return true;
  }

  private static String text(@Nullable JsonNode node) {
    String text = String.valueOf(node);
    return text.length() <= LONGEST_NAME ? text : text.substring(0, LONGEST_NAME);
  }
}
