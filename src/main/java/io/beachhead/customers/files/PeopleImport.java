package io.beachhead.customers.files;

import static io.beachhead.imports.ImportColumn.Type.INSTANT;
import static io.beachhead.imports.ImportColumn.of;
import static io.beachhead.imports.ImportColumn.text;

import io.beachhead.imports.ImportColumn;
import io.beachhead.imports.ImportContext;
import io.beachhead.imports.ImportSession;
import io.beachhead.imports.ImportTable;
import java.util.List;
import org.springframework.stereotype.Component;

/** People in accounts: who uses, who decides, who pays. */
@Component
class PeopleImport implements CustomerFile {
  private static final ImportTable PERSON =
      ImportTable.of("person", "customers")
          .key("id")
          .text("account_id")
          .required()
          .text("email")
          .text("name")
          .text("title")
          .text("persona")
          .text("seniority")
          .text("buying_role")
          .integer("created_at")
          .text("created_day")
          .object("attributes");

  @Override
  public String name() {
    return "people";
  }

  @Override
  public String description() {
    return "People in your accounts, a row each. Other columns become attributes.";
  }

  @Override
  public List<ImportColumn> columns() {
    return List.of(
        text("id", "Your own key of the person; the user id of events, where you have it")
            .require()
            .identifying()
            .knownAs("person id", "contact id", "user id", "record id", "email", "email address"),
        text("account_id", "The account the person belongs to")
            .require()
            .referring("account")
            .knownAs(
                "company id", "customer id", "organization id", "associated company id", "account"),
        text("email", "E-mail address").knownAs("email address", "e-mail", "work email"),
        text("name", "Full name").knownAs("full name", "contact name", "person", "last name"),
        text("title", "Job title").knownAs("job title", "position"),
        text("persona", "Which kind of user or buyer").knownAs("buyer persona"),
        text("seniority", "Rank").knownAs("level", "rank"),
        text("buying_role", "Part in buying: champion, decision maker, …").knownAs("buying role"),
        of("created_at", INSTANT, "When the person was created")
            .knownAs("created", "create date", "created date", "signup date", "signed up"));
  }

  @Override
  public List<ImportTable> tables() {
    return List.of(PERSON);
  }

  @Override
  public boolean keepsUnknownColumns() {
    return true;
  }

  @Override
  public int order() {
    return 20;
  }

  @Override
  public ImportSession open(ImportContext context) {
    return row -> {
      row.put(
          PERSON,
          row.required("id"),
          row.text("account_id"),
          row.text("email"),
          row.text("name"),
          row.text("title"),
          row.text("persona"),
          row.text("seniority"),
          row.text("buying_role"),
          row.millis("created_at"),
          row.calendarDay("created_at"),
          row.attributes());
    };
  }

  @Override
  public String exportQuery() {
    return """
    SELECT id, account_id, email, name, title, persona, seniority, buying_role, created_at,
           created_day AS created_at_day, attributes
    FROM person ORDER BY id
    """;
  }
}
