package io.beachhead.customers.files;

import static io.beachhead.imports.ImportColumn.Type.INSTANT;
import static io.beachhead.imports.ImportColumn.Type.INTEGER;
import static io.beachhead.imports.ImportColumn.choice;
import static io.beachhead.imports.ImportColumn.of;
import static io.beachhead.imports.ImportColumn.text;

import io.beachhead.imports.ImportColumn;
import io.beachhead.imports.ImportContext;
import io.beachhead.imports.ImportSession;
import io.beachhead.imports.ImportTable;
import java.util.List;
import org.springframework.stereotype.Component;

/** Companies, a row each; columns we do not know become custom attributes. */
@Component
class AccountsImport implements CustomerFile {
  private static final ImportTable ACCOUNT =
      ImportTable.of("account", "customers")
          .key("id")
          .text("name")
          .required()
          .text("domain")
          .text("industry")
          .integer("employees")
          .text("country")
          .text("plan")
          .text("stage")
          .text("owner")
          .integer("created_at")
          .text("created_day")
          .object("attributes");

  @Override
  public String name() {
    return "accounts";
  }

  @Override
  public String description() {
    return "Companies you serve or want to serve, a row each. Other columns become attributes.";
  }

  @Override
  public List<ImportColumn> columns() {
    return List.of(
        text("id", "Your own key of the account; a second import updates by it")
            .require()
            .identifying()
            .knownAs(
                "account id",
                "customer id",
                "company id",
                "organization id",
                "client id",
                "record id",
                "account",
                "customer"),
        text("name", "Its name")
            .require()
            .knownAs(
                "account name",
                "company name",
                "customer name",
                "company",
                "organization",
                "client name",
                "account",
                "customer"),
        text("domain", "Its web domain")
            .knownAs("website", "company domain name", "company domain", "web site", "url"),
        text("industry", "Its line of business").knownAs("sector", "vertical", "branch"),
        of("employees", INTEGER, "How many people work there")
            .knownAs("number of employees", "employee count", "headcount", "company size"),
        text("country", "Where it is").knownAs("billing country", "country/region"),
        text("plan", "Plan or product it bought").knownAs("plan name", "subscription plan", "tier"),
        choice(
                "stage",
                "Stage: prospect, free, trial, paying or churned",
                "prospect",
                "free",
                "trial",
                "paying",
                "churned")
            .meaning("prospect", "lead", "opportunity")
            .meaning("free", "freemium", "free user")
            .meaning("trial", "trialing", "trialling", "in trial", "evaluation")
            .meaning("paying", "customer", "paid", "paying customer")
            .meaning("churned", "canceled", "cancelled", "former customer", "lost", "inactive")
            .knownAs("lifecycle stage", "customer stage", "account status"),
        text("owner", "Account owner")
            .knownAs("account owner", "company owner", "csm", "account manager"),
        of("created_at", INSTANT, "When the account was created")
            .knownAs("created", "create date", "created date", "signup date", "created (utc)"));
  }

  @Override
  public List<ImportTable> tables() {
    return List.of(ACCOUNT);
  }

  @Override
  public boolean keepsUnknownColumns() {
    return true;
  }

  @Override
  public int order() {
    return 10;
  }

  @Override
  public ImportSession open(ImportContext context) {
    return row -> {
      var employees = row.integer("employees");
      if (employees != null && employees < 0) {
        row.problem("employees", "is negative");
      }
      row.put(
          ACCOUNT,
          row.required("id"),
          row.text("name"),
          row.text("domain"),
          row.text("industry"),
          employees,
          row.text("country"),
          row.text("plan"),
          row.choice("stage"),
          row.text("owner"),
          row.millis("created_at"),
          row.calendarDay("created_at"),
          row.attributes());
    };
  }

  @Override
  public String exportQuery() {
    return """
    SELECT id, name, domain, industry, employees, country, plan, stage, owner, created_at,
           created_day AS created_at_day, attributes
    FROM account ORDER BY id
    """;
  }
}
