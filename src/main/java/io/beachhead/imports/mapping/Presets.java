package io.beachhead.imports.mapping;

import io.beachhead.imports.ImportColumn;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The exports of the tools people come from, by their column names as the tools write them when set
 * to English. Letter case, spaces and punctuation do not matter.
 */
public final class Presets {
  private static final List<Preset> ALL =
      List.of(
          Preset.of("HubSpot", "accounts", "Record ID", "Company name")
              .feed("Record ID", "id")
              .feed("Company name", "name")
              .feed("Company Domain Name", "domain")
              .feed("Industry", "industry")
              .feed("Number of Employees", "employees")
              .feed("Country/Region", "country")
              .feed("Lifecycle Stage", "stage")
              .feed("Company owner", "owner")
              .feed("Create Date", "created_at")
              .word("stage", "subscriber", "prospect")
              .word("stage", "lead", "prospect")
              .word("stage", "marketing qualified lead", "prospect")
              .word("stage", "sales qualified lead", "prospect")
              .word("stage", "opportunity", "prospect")
              .word("stage", "customer", "paying")
              .word("stage", "evangelist", "paying")
              .word("stage", "other", ""),
          Preset.of("HubSpot", "people", "Record ID", "First Name", "Last Name", "Email")
              .feed("Record ID", "id")
              .feed("Email", "email")
              .feed("Last Name", "name")
              .feed("Job Title", "title")
              .feed("Persona", "persona")
              .feed("Buying Role", "buying_role")
              .feed("Associated Company IDs (Primary)", "account_id")
              .feed("Associated Company IDs", "account_id")
              .feed("Associated Company ID", "account_id")
              .feed("Primary Associated Company ID", "account_id")
              .feed("Create Date", "created_at"),
          Preset.of("HubSpot", "deals", "Record ID", "Deal Name")
              .feed("Record ID", "id")
              .feed("Deal Name", "name")
              .feed("Deal Stage", "stage")
              .feed("Amount", "amount")
              .feed("Currency", "currency")
              .feed("Deal owner", "owner")
              .feed("Create Date", "created_at")
              .feed("Close Date", "closed_at")
              .feed("Closed Lost Reason", "lost_reason")
              .feed("Original Traffic Source", "source")
              .feed("Associated Company IDs (Primary)", "account_id")
              .feed("Associated Company IDs", "account_id")
              .feed("Associated Company ID", "account_id"),
          Preset.of("Salesforce", "accounts", "Account ID", "Account Name")
              .feed("Account ID", "id")
              .feed("Account Name", "name")
              .feed("Website", "domain")
              .feed("Industry", "industry")
              .feed("Employees", "employees")
              .feed("Billing Country", "country")
              .feed("Account Owner", "owner")
              .feed("Created Date", "created_at"),
          Preset.of("Salesforce", "people", "Contact ID", "Account ID")
              .feed("Contact ID", "id")
              .feed("Account ID", "account_id")
              .feed("Email", "email")
              .feed("Full Name", "name")
              .feed("Last Name", "name")
              .feed("Title", "title")
              .feed("Level", "seniority")
              .feed("Role", "buying_role")
              .feed("Created Date", "created_at"),
          Preset.of("Salesforce", "deals", "Opportunity ID", "Opportunity Name")
              .feed("Opportunity ID", "id")
              .feed("Opportunity Name", "name")
              .feed("Account ID", "account_id")
              .feed("Amount", "amount")
              .feed("Amount Currency", "currency")
              .feed("Stage", "stage")
              .feed("Lead Source", "source")
              .feed("Opportunity Owner", "owner")
              .feed("Created Date", "created_at")
              .feed("Close Date", "closed_at")
              .feed("Loss Reason", "lost_reason")
              .feed("Main Competitor(s)", "competitor"),
          Preset.of("Stripe", "accounts", "id", "Email", "Created (UTC)", "Delinquent")
              .feed("id", "id")
              .feed("Name", "name")
              .feed("Description", "name")
              .feed("Card Address Country", "country")
              .feed("Address Country", "country")
              .feed("Plan", "plan")
              .feed("Status", "stage")
              .feed("Created (UTC)", "created_at")
              .word("stage", "active", "paying")
              .word("stage", "past_due", "paying")
              .word("stage", "unpaid", "paying")
              .word("stage", "trialing", "trial")
              .word("stage", "canceled", "churned")
              .word("stage", "incomplete", "prospect")
              .word("stage", "incomplete_expired", "prospect")
              .word("stage", "paused", ""),
          Preset.of("Stripe", "subscriptions", "id", "Customer ID", "Plan", "Amount", "Interval")
              .feed("id", "id")
              .feed("Customer ID", "account_id")
              .feed("Start (UTC)", "start")
              .feed("Start Date (UTC)", "start")
              .feed("Ended At (UTC)", "end")
              .feed("Amount", "mrr")
              .feed("Interval", "interval")
              .feed("Currency", "currency"),
          Preset.of("Stripe", "invoices", "id", "Customer", "Amount Due", "Date (UTC)")
              .feed("id", "id")
              .feed("Customer", "account_id")
              .feed("Date (UTC)", "date")
              .feed("Amount Due", "amount")
              .feed("Currency", "currency")
              .feed("Description", "description")
              .feed("Minimum Line Item Period Start (UTC)", "period_start")
              .feed("Maximum Line Item Period End (UTC)", "period_end"),
          Preset.of("Canny", "requests", "Post Title", "Author Email")
              .feed("Post ID", "id")
              .feed("Post Title", "text")
              .feed("Post Details", "text")
              .feed("Author Email", "person_email")
              .feed("Company ID", "account_id")
              .feed("Category", "theme")
              .feed("Created", "created_at")
              .feed("Created Date", "created_at")
              .feed("Company MRR", "amount"),
          Preset.of("Productboard", "requests", "note_text", "title", "user_email")
              .feed("id", "id")
              .feed("note_text", "text")
              .feed("user_email", "person_email")
              .feed("company_id", "account_id")
              .feed("source", "source")
              .feed("owner_email", "captured_by")
              .feed("created_at", "created_at"),
          Preset.of("Productboard", "features", "Feature name", "Feature status")
              .feed("Feature ID", "key")
              .feed("Feature name", "key", "name")
              .feed("Feature status", "state")
              .feed("Effort", "effort_weeks")
              .word("state", "new idea", "candidate")
              .word("state", "candidate", "candidate")
              .word("state", "planned", "candidate")
              .word("state", "in progress", "building")
              .word("state", "released", "shipped")
              .word("state", "wont do", "declined")
              .word("state", "archived", "declined"),
          Preset.of("Fider", "requests", "number", "title", "votes_count", "original_number")
              .feed("number", "id")
              .feed("title", "text")
              .feed("description", "text")
              .feed("created_at", "created_at")
              .feed("created_by", "captured_by")
              .feed("tags", "theme"),
          // Written "suggestion.id" in its exports, "Suggestion ID" in older ones: the same to us.
          Preset.of("UserVoice", "requests", "suggestion.id", "suggestion.title")
              .feed("suggestion.id", "id")
              .feed("suggestion.title", "text")
              .feed("suggestion.body", "text")
              .feed("Suggestion Description", "text")
              .feed("external_user.email_address", "person_email")
              .feed("user.email_address", "person_email")
              .feed("User Email", "person_email")
              .feed("account.external_id", "account_id")
              .feed("Account ID", "account_id")
              .feed("suggestion.category.name", "theme")
              .feed("Category", "theme")
              .feed("Severity", "importance")
              .feed("suggestion.created_timestamp", "created_at")
              .feed("Created At", "created_at")
              .word("importance", "nice to have", "nice")
              .word("importance", "should have", "important")
              .word("importance", "must have", "blocker"));

  private Presets() {}

  /** Every export that is known. */
  public static List<Preset> all() {
    return ALL;
  }

  /** The export a file of this kind comes from; the most telling one where several fit. */
  public static Optional<Preset> recognise(String kind, List<String> header) {
    var normal = header.stream().map(ImportColumn::normal).collect(Collectors.toSet());
    return ALL.stream()
        .filter(p -> p.kind().equals(kind) && p.recognises(normal))
        .max((a, b) -> Integer.compare(a.signs().size(), b.signs().size()));
  }
}
