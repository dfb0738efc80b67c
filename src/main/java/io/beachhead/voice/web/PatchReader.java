package io.beachhead.voice.web;

import io.beachhead.voice.PersonText;
import io.beachhead.voice.RequestField;
import io.beachhead.voice.RequestPatch;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the fields a body has: null takes a value away, a field that is not there stays. */
final class PatchReader {
  /** Both names of who said it, in one text. */
  private static final String PERSON = "person";

  private final JsonNode body;
  private final List<ProblemItem> problems = new ArrayList<>();

  PatchReader(JsonNode body) {
    if (!body.isObject()) {
      throw ProblemException.badRequest("Expected a JSON object with the fields of a request.");
    }
    this.body = body;
  }

  RequestPatch read() {
    RequestPatch patch = RequestPatch.NOTHING;
    for (String name : body.propertyNames()) {
      JsonNode value = body.get(name);
      if (name.equals(PERSON)) {
        var person = PersonText.of(value.isNull() ? null : text(name, value));
        patch =
            patch
                .with(RequestField.PERSON_EMAIL, person.email())
                .with(RequestField.PERSON_NAME, person.name());
        continue;
      }
      var field = RequestField.named(name).orElse(null);
      if (field == null) {
        wrong(
            name,
            value,
            "there is no such field; there are "
                + Arrays.stream(RequestField.values())
                    .map(RequestField::key)
                    .collect(Collectors.joining(", ")));
      } else {
        patch = patch.with(field, values(field, name, value));
      }
    }
    if (!problems.isEmpty()) {
      throw ProblemException.unprocessable("The request cannot be saved.", problems);
    }
    return patch;
  }

  private List<String> values(RequestField field, String name, JsonNode value) {
    if (value.isNull()) {
      return List.of();
    }
    if (value.isArray() && field.several()) {
      var texts = new ArrayList<String>();
      value.forEach(each -> {
        String text = text(name, each);
        if (text != null) {
          texts.add(text);
        }
      });
      return texts;
    }
    if (field == RequestField.AMOUNT && value.isNumber()) {
      BigDecimal amount = value.decimalValue();
      return List.of(amount.stripTrailingZeros().toString());
    }
    String text = text(name, value);
    return text == null ? List.of() : List.of(text);
  }

  private @Nullable String text(String name, JsonNode value) {
    if (value.isString()) {
      return value.stringValue();
    }
    wrong(name, value, "expected a text");
    return null;
  }

  private void wrong(String field, JsonNode value, String problem) {
    String shown = value.toString();
    problems.add(
        ProblemItem.of(field, shown.length() > 40 ? shown.substring(0, 40) + "…" : shown, problem));
  }
}
