package io.beachhead.customers.byhand;

import java.util.Map;

/** What the records of a table are called. */
final class RecordWords {
  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("person", "people"),
          Map.entry("revenue", "revenue records"),
          Map.entry("subscription", "subscriptions"),
          Map.entry("invoice", "invoices"),
          Map.entry("deal", "deals"),
          Map.entry("request", "requests"),
          Map.entry("interview", "interviews"),
          Map.entry("job_statement", "statements"),
          Map.entry("survey_answer", "survey answers"),
          Map.entry("account_note", "notes"),
          Map.entry("account_step", "next steps"),
          Map.entry("feature_use", "records of feature use"),
          Map.entry("churn_reason", "reasons for leaving"),
          Map.entry("cancellation", "cancellations"),
          Map.entry("failed_payment", "failed payments"),
          Map.entry("evidence", "rows of evidence"),
          Map.entry("lead", "leads"));

  private RecordWords() {}

  static String of(String table) {
    return WORDS.getOrDefault(table, "other records");
  }
}
