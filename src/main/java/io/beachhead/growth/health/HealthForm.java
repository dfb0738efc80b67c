package io.beachhead.growth.health;

import io.beachhead.growth.health.HealthDefinition.Full;
import io.beachhead.growth.health.HealthDefinition.Machines;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Reads a change of what health means; fields that are absent stay as they are. */
final class HealthForm {
  private static final double MOST_WEIGHT = 1000;
  private static final int MOST_VALUES = 20;
  private static final int LONGEST = 200;
  private static final List<String> FIELDS = List.of("weights", "full", "machines");

  private final List<ProblemItem> problems = new ArrayList<>();

  private HealthForm() {}

  /**
   * Applies a change.
   *
   * @throws ProblemException 422 with one problem per wrong field
   */
  static HealthDefinition change(HealthDefinition before, JsonNode change) {
    var form = new HealthForm();
    HealthDefinition changed = form.read(before, change);
    if (!form.problems.isEmpty()) {
      throw ProblemException.unprocessable("What health means was not changed.", form.problems);
    }
    return changed;
  }

  private HealthDefinition read(HealthDefinition before, JsonNode change) {
    if (!isObject("", change)) {
      return before;
    }
    onlyKnown("", change, FIELDS);
    return new HealthDefinition(
        weights(before.weights(), change.path("weights")),
        full(before.full(), change.path("full")),
        machines(before.machines(), change.path("machines")));
  }

  private Map<HealthPart, Double> weights(Map<HealthPart, Double> before, JsonNode said) {
    if (said.isMissingNode() || !isObject("weights", said)) {
      return before;
    }
    var weights = new EnumMap<HealthPart, Double>(before);
    onlyKnown("weights.", said, Arrays.stream(HealthPart.values()).map(HealthPart::key).toList());
    for (HealthPart part : HealthPart.values()) {
      weights.put(
          part,
          number(
              "weights." + part.key(),
              said.path(part.key()),
              new Allowed(before.getOrDefault(part, 0.0), 0, MOST_WEIGHT)));
    }
    if (weights.values().stream().allMatch(weight -> weight == 0)) {
      problems.add(ProblemItem.of("weights", null, "at least one part needs a weight above 0"));
    }
    return weights;
  }

  private Full full(Full before, JsonNode said) {
    if (said.isMissingNode() || !isObject("full", said)) {
      return before;
    }
    onlyKnown("full.", said, List.of("activeDays", "featureShare", "seatShare"));
    double days =
        number(
            "full.activeDays",
            said.path("activeDays"),
            new Allowed(before.activeDays(), 1, HealthDays.DAYS));
    if (days != Math.rint(days)) {
      problems.add(
          ProblemItem.of("full.activeDays", Double.toString(days), "must be a whole number"));
    }
    return new Full(
        (int) days,
        number(
            "full.featureShare",
            said.path("featureShare"),
            new Allowed(before.featureShare(), .01, 1)),
        number("full.seatShare", said.path("seatShare"), new Allowed(before.seatShare(), .01, 1)));
  }

  private Machines machines(Machines before, JsonNode said) {
    if (said.isMissingNode() || !isObject("machines", said)) {
      return before;
    }
    onlyKnown("machines.", said, List.of("property", "agents", "apiKeys"));
    String property = before.property();
    JsonNode named = said.path("property");
    if (!named.isMissingNode()) {
      if (named.isString() && !named.asString().isBlank() && named.asString().length() <= LONGEST) {
        property = named.asString().strip();
      } else {
        problems.add(
            ProblemItem.of(
                "machines.property",
                named.toString(),
                "must be the name of a property of events, up to " + LONGEST + " characters"));
      }
    }
    return new Machines(
        property,
        values("machines.agents", said.path("agents"), before.agents()),
        values("machines.apiKeys", said.path("apiKeys"), before.apiKeys()));
  }

  private List<String> values(String field, JsonNode said, List<String> before) {
    if (said.isMissingNode()) {
      return before;
    }
    var values = new ArrayList<String>();
    boolean usable = said.isArray() && said.size() <= MOST_VALUES;
    for (JsonNode each : said) {
      usable &=
          each.isString() && !each.asString().isBlank() && each.asString().length() <= LONGEST;
      values.add(each.asString("").strip());
    }
    if (!usable) {
      problems.add(
          ProblemItem.of(
              field, said.toString(), "must be a list of up to %d texts".formatted(MOST_VALUES)));
      return before;
    }
    return values.stream().distinct().toList();
  }

  /** A number as it was, and the least and the most it may become. */
  private record Allowed(double before, double least, double most) {}

  private double number(String field, JsonNode said, Allowed allowed) {
    if (said.isMissingNode()) {
      return allowed.before();
    }
    if (!said.isNumber()
        || !(said.asDouble() >= allowed.least() && said.asDouble() <= allowed.most())) {
      problems.add(
          ProblemItem.of(
              field,
              said.toString(),
              "must be a number from %s to %s"
                  .formatted(shown(allowed.least()), shown(allowed.most()))));
      return allowed.before();
    }
    return said.asDouble();
  }

  private static String shown(double bound) {
    return bound == Math.rint(bound) ? Long.toString((long) bound) : Double.toString(bound);
  }

  private boolean isObject(String field, JsonNode said) {
    if (said.isObject()) {
      return true;
    }
    problems.add(ProblemItem.of(field, said.toString(), "must be a JSON object"));
    return false;
  }

  private void onlyKnown(String within, JsonNode said, List<String> known) {
    for (String field : said.propertyNames()) {
      if (!known.contains(field)) {
        problems.add(
            ProblemItem.of(
                within + field,
                null,
                "is not known here; use " + known.stream().collect(Collectors.joining(", "))));
      }
    }
  }
}
