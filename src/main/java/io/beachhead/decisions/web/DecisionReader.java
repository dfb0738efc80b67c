package io.beachhead.decisions.web;

import io.beachhead.decisions.NewDecision;
import io.beachhead.decisions.NewDecision.NewDecider;
import io.beachhead.decisions.Subject;
import io.beachhead.store.StorableText;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads a decision from a body; a field that nobody knows is a mistake, and is named. */
final class DecisionReader {
  private static final List<String> FIELDS =
      List.of(
          "features",
          "theme",
          "scenario",
          "requests",
          "verdict",
          "reason",
          "alternatives",
          "revisitWhen",
          "checkOn",
          "decidedOn",
          "deciders");

  private static final Set<String> OF_DECIDER = Set.of("email", "confidence");

  private final JsonNode body;
  private final List<ProblemItem> problems = new ArrayList<>();

  DecisionReader(JsonNode body) {
    if (!body.isObject()) {
      throw ProblemException.badRequest("Expected a JSON object with the fields of a decision.");
    }
    this.body = body;
  }

  NewDecision read() {
    for (String name : body.propertyNames()) {
      if (!FIELDS.contains(name)) {
        wrong(
            name, body.get(name), "there is no such field; there are " + String.join(", ", FIELDS));
      }
    }
    Subject.Kind kind = null;
    List<String> keys = List.of();
    for (Subject.Kind each : Subject.Kind.values()) {
      JsonNode value = body.get(each.key());
      if (value != null && !value.isNull()) {
        if (kind != null) {
          wrong(each.key(), value, "a decision is about one thing; leave out " + kind.key());
        }
        kind = each;
        keys =
            each == Subject.Kind.THEME || each == Subject.Kind.SCENARIO
                ? one(each.key(), value)
                : texts(each.key(), value);
      }
    }
    NewDecision read =
        new NewDecision(
            kind,
            keys,
            text("verdict"),
            text("reason"),
            list("alternatives"),
            text("revisitWhen"),
            text("checkOn"),
            text("decidedOn"),
            deciders());
    if (!problems.isEmpty()) {
      throw ProblemException.unprocessable("The decision cannot be saved.", problems);
    }
    return read;
  }

  private List<String> one(String name, JsonNode value) {
    String text = text(name);
    return text == null || value.isNull() ? List.of() : List.of(text);
  }

  private List<String> list(String name) {
    JsonNode value = body.get(name);
    return value == null || value.isNull() ? List.of() : texts(name, value);
  }

  private List<String> texts(String name, JsonNode value) {
    if (!value.isArray()) {
      wrong(name, value, "expected a list of texts");
      return List.of();
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode each : value) {
      if (each.isString()) {
        texts.add(StorableText.of(each.stringValue()));
      } else {
        wrong(name, each, "expected a text");
      }
    }
    return texts;
  }

  private List<NewDecider> deciders() {
    JsonNode value = body.get("deciders");
    List<NewDecider> deciders = new ArrayList<>();
    if (value == null || value.isNull()) {
      return deciders;
    }
    if (!value.isArray()) {
      wrong("deciders", value, "expected a list of e-mail addresses");
      return deciders;
    }
    for (JsonNode each : value) {
      NewDecider decider = decider(each);
      if (decider == null) {
        wrong(
            "deciders",
            each,
            "expected an e-mail address, or {\"email\", \"confidence\"} with a probability from 0"
                + " to 1");
      } else {
        deciders.add(decider);
      }
    }
    return deciders;
  }

  /** Null where it is neither a text nor an object with the two fields. */
  private static @Nullable NewDecider decider(JsonNode said) {
    if (said.isString()) {
      return new NewDecider(said.stringValue(), null);
    }
    JsonNode email = said.get("email");
    JsonNode confidence = said.get("confidence");
    boolean sound =
        said.isObject()
            && OF_DECIDER.containsAll(List.copyOf(said.propertyNames()))
            && email != null
            && email.isString();
    if (!sound) {
      return null;
    }
    if (confidence == null || confidence.isNull()) {
      return new NewDecider(email.stringValue(), null);
    }
    return confidence.isNumber()
        ? new NewDecider(email.stringValue(), confidence.doubleValue())
        : null;
  }

  private @Nullable String text(String name) {
    JsonNode value = body.get(name);
    if (value == null || value.isNull()) {
      return null;
    }
    if (!value.isString()) {
      wrong(name, value, "expected a text");
      return null;
    }
    return value.stringValue();
  }

  private void wrong(String field, JsonNode value, String problem) {
    problems.add(
        ProblemItem.of(
            StorableText.cut(field, 60), StorableText.cut(value.toString(), 40), problem));
  }
}
