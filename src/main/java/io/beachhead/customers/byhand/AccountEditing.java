package io.beachhead.customers.byhand;

import io.beachhead.customers.Accounts;
import io.beachhead.customers.byhand.UndoSteps.Row;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.beachhead.workspace.AuditTrail;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Changes what is known of an account, its own columns among it. */
@Component
public class AccountEditing {
  private static final int LONGEST = 200;
  private static final int LONGEST_ATTRIBUTE = 2_000;
  private static final int MOST_ATTRIBUTES = 200;
  private static final TypeReference<Map<String, @Nullable Object>> OBJECT =
      new TypeReference<>() {};

  /** Names that columns of our own have, or that rules give a meaning. */
  private static final Set<String> TAKEN =
      Set.of(
          "id",
          "name",
          "domain",
          "industry",
          "employees",
          "country",
          "plan",
          "stage",
          "owner",
          "created_at",
          "arr",
          "people",
          "segment");

  private final HandJournal journal;
  private final AuditTrail audit;
  private final JsonMapper json;

  AccountEditing(HandJournal journal, AuditTrail audit, JsonMapper json) {
    this.journal = journal;
    this.audit = audit;
    this.json = json;
  }

  /**
   * Changes an account.
   *
   * @return by which it can be undone; null where nothing changed
   * @throws ProblemException 404 for an unknown account, 422 for what is wrong
   */
  @Transactional
  public @Nullable String change(String id, AccountEdit edit) {
    var rows = journal.rows();
    var found = rows.with("account", "id", id);
    if (found.isEmpty()) {
      throw ProblemException.notFound("There is no account " + id + ".");
    }
    var before = found.getFirst();
    Map<String, @Nullable Object> after = new LinkedHashMap<>(before);
    var problems = new ArrayList<ProblemItem>();
    if (edit.name() != null && edit.name().isBlank()) {
      problems.add(ProblemItem.of("name", "", "must have 1 to %d characters".formatted(LONGEST)));
    }
    texts(edit).forEach((field, typed) -> text(field, typed, after, problems));
    stage(edit.stage(), after, problems);
    employees(edit.employees(), after, problems);
    if (edit.attributes() != null) {
      after.put("attributes", attributes(before, edit.attributes(), problems));
    }
    if (!problems.isEmpty()) {
      throw ProblemException.unprocessable("The account was not changed.", problems);
    }
    if (after.equals(before)) {
      return null;
    }
    rows.put("account", after);
    var undo = UndoSteps.empty();
    undo.expect().add(new Row("account", after));
    undo.put().add(new Row("account", before));
    audit.record("account.changed", id, differences(before, after));
    return journal.remember("account.changed", id, undo);
  }

  private static Map<String, @Nullable String> texts(AccountEdit edit) {
    Map<String, @Nullable String> texts = new LinkedHashMap<>();
    texts.put("name", edit.name());
    texts.put("domain", edit.domain());
    texts.put("industry", edit.industry());
    texts.put("country", edit.country());
    texts.put("plan", edit.plan());
    texts.put("owner", edit.owner());
    return texts;
  }

  private static void text(
      String field,
      @Nullable String typed,
      Map<String, @Nullable Object> after,
      List<ProblemItem> problems) {
    if (typed == null) {
      return;
    }
    if (typed.strip().length() > LONGEST) {
      problems.add(ProblemItem.of(field, null, "is longer than %d characters".formatted(LONGEST)));
    }
    after.put(field, typed.isBlank() ? null : typed.strip());
  }

  private static void stage(
      @Nullable String typed, Map<String, @Nullable Object> after, List<ProblemItem> problems) {
    if (typed == null) {
      return;
    }
    if (!typed.isEmpty() && !Accounts.STAGES.contains(typed)) {
      problems.add(
          ProblemItem.of("stage", typed, "expected one of " + String.join(", ", Accounts.STAGES)));
    }
    after.put("stage", typed.isEmpty() ? null : typed);
  }

  private static void employees(
      @Nullable String typed, Map<String, @Nullable Object> after, List<ProblemItem> problems) {
    if (typed == null) {
      return;
    }
    var number = typed.strip();
    if (!number.matches("[0-9]{0,12}")) {
      problems.add(ProblemItem.of("employees", typed, "must be a whole number from 0"));
      return;
    }
    after.put("employees", number.isEmpty() ? null : Long.valueOf(number));
  }

  private String attributes(
      Map<String, @Nullable Object> before,
      Map<String, @Nullable Object> changed,
      List<ProblemItem> problems) {
    Map<String, @Nullable Object> known = new LinkedHashMap<>(own(before));
    var names = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    known.keySet().forEach(name -> names.put(name, name));
    for (var entry : changed.entrySet()) {
      var name = entry.getKey().strip();
      var value = value(entry.getValue());
      if (name.isEmpty()
          || name.length() > LONGEST
          || TAKEN.contains(name.toLowerCase(Locale.ROOT))) {
        problems.add(
            ProblemItem.of(
                "attributes",
                name,
                "must be a name of your own with 1 to %d characters".formatted(LONGEST)));
      } else if (value == null) {
        known.remove(names.getOrDefault(name, name));
      } else if (value instanceof String text && text.length() > LONGEST_ATTRIBUTE) {
        problems.add(
            ProblemItem.of(
                name, null, "is longer than %,d characters".formatted(LONGEST_ATTRIBUTE)));
      } else if (value instanceof String || value instanceof Number || value instanceof Boolean) {
        known.put(names.getOrDefault(name, name), value);
      } else {
        problems.add(ProblemItem.of(name, null, "must be a text, a number, true or false"));
      }
    }
    if (known.size() > MOST_ATTRIBUTES) {
      problems.add(
          ProblemItem.of(
              "attributes", null, "an account has at most %d".formatted(MOST_ATTRIBUTES)));
    }
    return json.writeValueAsString(known);
  }

  /** The columns of the company's own that a stored account has. */
  Map<String, @Nullable Object> own(Map<String, @Nullable Object> account) {
    var stored = account.get("attributes");
    return stored == null ? Map.of() : json.readValue(stored.toString(), OBJECT);
  }

  /** Typed numbers and flags are what an import makes of them. */
  private static @Nullable Object value(@Nullable Object typed) {
    if (!(typed instanceof String text)) {
      return typed;
    }
    var value = text.strip();
    if (value.isEmpty()) {
      return null;
    }
    if (value.matches("-?(0|[1-9][0-9]{0,14})")) {
      return Long.valueOf(value);
    }
    if (value.matches("-?(0|[1-9][0-9]{0,11})\\.[0-9]{1,6}")) {
      return Double.valueOf(value);
    }
    return value.equals("true") || value.equals("false") ? Boolean.valueOf(value) : value;
  }

  private static String differences(
      Map<String, @Nullable Object> before, Map<String, @Nullable Object> after) {
    var changed = new ArrayList<String>();
    after.forEach((field, value) -> {
      if (!Objects.equals(value, before.get(field))) {
        changed.add(field + ": " + (value == null ? "nothing" : value));
      }
    });
    return String.join(", ", changed);
  }
}
