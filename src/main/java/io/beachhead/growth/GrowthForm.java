package io.beachhead.growth;

import io.beachhead.behaviour.EventSelector;
import io.beachhead.growth.GrowthDefinition.Activation;
import io.beachhead.growth.GrowthDefinition.Aha;
import io.beachhead.growth.GrowthDefinition.Gates;
import io.beachhead.growth.GrowthDefinition.Step;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The definitions as JSON: written whole, changed field by field. */
public final class GrowthForm {
  private static final int LONGEST_NAME = 200;
  private static final int MOST_STEPS = 10;
  private static final int MOST_DAYS = 365;
  private static final int MOST_TIMES = 1000;
  private static final int USUAL_DAYS = 7;
  private static final int MOST_CONDITIONS = 20;

  private static final Set<String> FIELDS =
      Set.of(
          "signedUp",
          "onboarded",
          "activation",
          "aha",
          "active",
          "upgraded",
          "wall",
          "shared",
          "invited",
          "accepted",
          "gates");

  /** What an answer adds to the definitions; accepted so that it can be sent back as it came. */
  private static final Set<String> ADDED = Set.of("suggestions", "neverSeen");

  private final List<ProblemItem> problems = new ArrayList<>();

  private GrowthForm() {}

  /** As the API shows it. */
  public record Written(
      @Nullable EventSelector signedUp,
      @Nullable EventSelector onboarded,
      @Nullable WrittenActivation activation,
      @Nullable WrittenStep aha,
      @Nullable EventSelector active,
      @Nullable EventSelector upgraded,
      @Nullable EventSelector wall,
      @Nullable EventSelector shared,
      @Nullable EventSelector invited,
      @Nullable EventSelector accepted,
      Gates gates) {}

  /** See {@link Activation}. */
  public record WrittenActivation(List<WrittenStep> steps, int of, int withinDays) {}

  /**
   * An event with how often it has to happen.
   *
   * @param withinDays null for a step of activation, which has one limit for all steps
   */
  public record WrittenStep(
      String event,
      Map<String, JsonNode> where,
      int times,
      @com.fasterxml.jackson.annotation.JsonInclude(
              com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL)
          @Nullable Integer withinDays) {}

  /** The definitions in the form of the API. */
  public static Written write(GrowthDefinition it) {
    Activation activation = it.activation();
    Aha aha = it.aha();
    return new Written(
        it.signedUp(),
        it.onboarded(),
        activation == null
            ? null
            : new WrittenActivation(
                activation.steps().stream()
                    .map(step -> written(step.event(), step.times(), null))
                    .toList(),
                activation.of(),
                activation.withinDays()),
        aha == null ? null : written(aha.event(), aha.times(), aha.withinDays()),
        it.active(),
        it.upgraded(),
        it.wall(),
        it.shared(),
        it.invited(),
        it.accepted(),
        it.gates());
  }

  private static WrittenStep written(EventSelector event, int times, @Nullable Integer withinDays) {
    String name = event.event();
    return new WrittenStep(name == null ? "" : name, event.where(), times, withinDays);
  }

  /**
   * Applies a change.
   *
   * @throws ProblemException 422 with one problem per wrong field
   */
  static GrowthDefinition change(GrowthDefinition from, JsonNode change) {
    var form = new GrowthForm();
    GrowthDefinition changed = form.read(from, change);
    if (!form.problems.isEmpty()) {
      throw ProblemException.unprocessable(
          form.problems.size() == 1
              ? "One field of the definitions is not valid."
              : form.problems.size() + " fields of the definitions are not valid.",
          form.problems);
    }
    return changed;
  }

  private GrowthDefinition read(GrowthDefinition from, JsonNode change) {
    if (!change.isObject()) {
      problems.add(ProblemItem.of("", change.toString(), "expected an object of definitions"));
      return from;
    }
    for (String field : change.propertyNames()) {
      if (!FIELDS.contains(field) && !ADDED.contains(field)) {
        problems.add(
            ProblemItem.of(
                field, null, "is not a definition; use " + String.join(", ", sorted(FIELDS))));
      }
    }
    return new GrowthDefinition(
        event("signedUp", change, from.signedUp()),
        event("onboarded", change, from.onboarded()),
        activation(change, from.activation()),
        aha(change, from.aha()),
        event("active", change, from.active()),
        event("upgraded", change, from.upgraded()),
        event("wall", change, from.wall()),
        event("shared", change, from.shared()),
        event("invited", change, from.invited()),
        event("accepted", change, from.accepted()),
        gates(change, from.gates()));
  }

  private static List<String> sorted(Set<String> names) {
    return names.stream().sorted().toList();
  }

  private @Nullable EventSelector event(
      String field, JsonNode change, @Nullable EventSelector kept) {
    JsonNode node = change.get(field);
    if (node == null) {
      return kept;
    }
    return node.isNull() ? null : selector(field, node, Set.of());
  }

  /**
   * A name, or an object of event and where.
   *
   * @param more other fields the object may have
   */
  private @Nullable EventSelector selector(String field, JsonNode node, Set<String> more) {
    if (node.isString()) {
      String name = name(field, node);
      return name == null ? null : EventSelector.named(name);
    }
    if (!node.isObject()) {
      problems.add(
          ProblemItem.of(
              field, node.toString(), "expected {\"event\": \"its name\", \"where\": {…}}"));
      return null;
    }
    var allowed = new java.util.TreeSet<>(Set.of("event", "where"));
    allowed.addAll(more);
    known(field, node, allowed);
    String name = name(field + ".event", node.get("event"));
    Map<String, JsonNode> where = where(field + ".where", node.get("where"));
    return name == null ? null : new EventSelector(name, where);
  }

  private @Nullable String name(String field, @Nullable JsonNode node) {
    if (node == null || !node.isString() || node.stringValue().isBlank()) {
      problems.add(
          ProblemItem.of(
              field, node == null ? null : node.toString(), "expected the name of an event"));
      return null;
    }
    String name = node.stringValue().strip();
    if (name.length() > LONGEST_NAME) {
      problems.add(
          ProblemItem.of(
              field, name.substring(0, 40) + "…", "has more than " + LONGEST_NAME + " characters"));
      return null;
    }
    return name;
  }

  private Map<String, JsonNode> where(String field, @Nullable JsonNode node) {
    if (node == null || node.isNull()) {
      return Map.of();
    }
    if (!node.isObject() || node.size() > MOST_CONDITIONS) {
      problems.add(
          ProblemItem.of(
              field,
              null,
              "expected an object of at most " + MOST_CONDITIONS + " properties with values"));
      return Map.of();
    }
    var where = new LinkedHashMap<String, JsonNode>();
    for (var condition : node.properties()) {
      if (condition.getKey().isBlank() || !condition.getValue().isValueNode()) {
        problems.add(
            ProblemItem.of(
                field + "." + condition.getKey(),
                condition.getValue().toString(),
                "expected a text, a number, true, false or null"));
      } else {
        where.put(condition.getKey(), condition.getValue());
      }
    }
    return where;
  }

  private @Nullable Activation activation(JsonNode change, @Nullable Activation kept) {
    JsonNode node = change.get("activation");
    if (node == null) {
      return kept;
    }
    if (node.isNull() || !known("activation", node, Set.of("steps", "of", "withinDays"))) {
      return null;
    }
    JsonNode listed = node.get("steps");
    if (listed == null || !listed.isArray() || listed.isEmpty() || listed.size() > MOST_STEPS) {
      problems.add(
          ProblemItem.of("activation.steps", null, "expected a list of 1 to 10 steps with events"));
      return null;
    }
    var steps = new ArrayList<Step>();
    for (int i = 0; i < listed.size(); i++) {
      String field = "activation.steps[" + i + "]";
      JsonNode step = listed.get(i);
      EventSelector event = selector(field, step, Set.of("times"));
      int times = number(field + ".times", step.get("times"), 1, MOST_TIMES, 1);
      if (event != null) {
        steps.add(new Step(event, times));
      }
    }
    int of = number("activation.of", node.get("of"), 1, listed.size(), listed.size());
    return new Activation(
        steps,
        of,
        number("activation.withinDays", node.get("withinDays"), 1, MOST_DAYS, USUAL_DAYS));
  }

  private @Nullable Aha aha(JsonNode change, @Nullable Aha kept) {
    JsonNode node = change.get("aha");
    if (node == null) {
      return kept;
    }
    if (node.isNull()) {
      return null;
    }
    EventSelector event = selector("aha", node, Set.of("times", "withinDays"));
    int times = number("aha.times", node.get("times"), 1, MOST_TIMES, 1);
    int days = number("aha.withinDays", node.get("withinDays"), 1, MOST_DAYS, USUAL_DAYS);
    return event == null ? null : new Aha(event, times, days);
  }

  private Gates gates(JsonNode change, Gates kept) {
    JsonNode node = change.get("gates");
    if (node == null) {
      return kept;
    }
    if (node.isNull()) {
      return Gates.NONE;
    }
    if (!known("gates", node, Set.of("acquire", "retain", "scale", "monetise", "ndr"))) {
      return kept;
    }
    return new Gates(
        gate("acquire", node, kept.acquire(), 1e9),
        gate("retain", node, kept.retain(), 1),
        gate("scale", node, kept.scale(), 1e12),
        gate("monetise", node, kept.monetise(), 1),
        gate("ndr", node, kept.ndr(), 10));
  }

  private @Nullable Double gate(String stage, JsonNode gates, @Nullable Double kept, double most) {
    JsonNode node = gates.get(stage);
    if (node == null) {
      return kept;
    }
    if (node.isNull()) {
      return null;
    }
    if (node.isNumber() && node.doubleValue() >= 0 && node.doubleValue() <= most) {
      return node.doubleValue();
    }
    problems.add(
        ProblemItem.of(
            "gates." + stage,
            node.toString(),
            most == 1
                ? "expected a share from 0 to 1, such as 0.25"
                : "expected a number of 0 or more"));
    return kept;
  }

  private int number(String field, @Nullable JsonNode node, int least, int most, int otherwise) {
    if (node == null || node.isNull()) {
      return otherwise;
    }
    if (node.isNumber()
        && node.doubleValue() == Math.rint(node.doubleValue())
        && node.doubleValue() >= least
        && node.doubleValue() <= most) {
      return node.intValue();
    }
    problems.add(
        ProblemItem.of(
            field,
            node.toString(),
            "expected a whole number from %d to %d".formatted(least, most)));
    return otherwise;
  }

  private boolean known(String field, JsonNode node, Set<String> allowed) {
    if (!node.isObject()) {
      problems.add(
          ProblemItem.of(
              field,
              node.toString(),
              "expected an object of " + String.join(", ", sorted(allowed))));
      return false;
    }
    for (String name : node.propertyNames()) {
      if (!allowed.contains(name)) {
        problems.add(
            ProblemItem.of(
                field + "." + name,
                null,
                "is not known here; use " + String.join(", ", sorted(allowed))));
      }
    }
    return true;
  }
}
