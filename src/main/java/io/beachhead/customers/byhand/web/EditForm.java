package io.beachhead.customers.byhand.web;

import io.beachhead.customers.byhand.AccountEdit;
import io.beachhead.customers.byhand.Merge;
import io.beachhead.customers.byhand.NewPerson;
import io.beachhead.web.Format;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of the edit pages: how they are read, and how they are shown again. */
final class EditForm {
  /** Begins the names of fields for columns of the company's own. */
  static final String OWN = "own.";

  static final Map<String, String> ACCOUNT =
      labels(
          "name", "Name",
          "domain", "Domain",
          "industry", "Industry",
          "employees", "Employees",
          "country", "Country",
          "plan", "Plan",
          "stage", "Stage: prospect, free, trial, paying or churned",
          "owner", "Owner");

  static final Map<String, String> PERSON =
      labels(
          "account", "Id of the account",
          "email", "E-mail",
          "name", "Name",
          "title", "Title",
          "persona", "Persona",
          "seniority", "Seniority",
          "buyingRole", "Buying role");

  private EditForm() {}

  private static Map<String, String> labels(String... pairs) {
    var labels = new LinkedHashMap<String, String>();
    for (int i = 0; i < pairs.length; i += 2) {
      labels.put(pairs[i], pairs[i + 1]);
    }
    return labels;
  }

  static AccountEdit account(Map<String, String> form) {
    Map<String, @Nullable Object> own = new LinkedHashMap<>();
    form.forEach((name, value) -> {
      if (name.startsWith(OWN)) {
        own.put(name.substring(OWN.length()), value);
      }
    });
    var column = form.getOrDefault("newColumn", "");
    if (!column.isBlank()) {
      own.put(column, form.getOrDefault("newValue", ""));
    } else if (!form.getOrDefault("newValue", "").isBlank()) {
      throw ProblemException.unprocessable(
          "The account was not changed.",
          List.of(ProblemItem.of("newColumn", "", "expected a name for the new column")));
    }
    return new AccountEdit(
        form.get("name"),
        form.get("domain"),
        form.get("industry"),
        form.get("employees"),
        form.get("country"),
        form.get("plan"),
        form.get("stage"),
        form.get("owner"),
        own.isEmpty() ? null : own);
  }

  static NewPerson person(String id, Map<String, String> form) {
    return new NewPerson(
        id,
        form.get("account"),
        form.get("email"),
        form.get("name"),
        form.get("title"),
        form.get("persona"),
        form.get("seniority"),
        form.get("buyingRole"));
  }

  static List<ByHandPage.Field> fields(
      Map<String, String> labels, Map<String, String> values, List<ProblemItem> problems) {
    var fields = new ArrayList<ByHandPage.Field>();
    labels.forEach((name, label) ->
        fields.add(
            new ByHandPage.Field(
                name,
                label,
                values.getOrDefault(name, ""),
                (name.equals("name") && labels.equals(ACCOUNT)) || name.equals("account"),
                ProblemItem.sentence(problems, name))));
    return fields;
  }

  /** What a merge would do, line by line. */
  static List<String> plan(Merge merge) {
    var lines = new ArrayList<String>();
    merge.moves().forEach((what, count) -> lines.add(Format.count(count) + " " + one(what, count)));
    if (lines.isEmpty()) {
      lines.add("No records of other kinds.");
    }
    if (!merge.filled().isEmpty()) {
      lines.add(
          "Filled in, as only the other one has them: %s."
              .formatted(String.join(", ", merge.filled())));
    }
    lines.addAll(merge.remarks());
    lines.add(
        "Product events that name %s count for %s. A later file that names %s makes it anew."
            .formatted(merge.from(), merge.into(), merge.from()));
    return lines;
  }

  private static String one(String what, int count) {
    if (count != 1) {
      return what;
    }
    return switch (what) {
      case "people" -> "person";
      case "records of feature use" -> "record of feature use";
      case "rows of evidence" -> "row of evidence";
      case "reasons for leaving" -> "reason for leaving";
      default -> what.endsWith("s") ? what.substring(0, what.length() - 1) : what;
    };
  }
}
