package io.beachhead.customers.revenue;

/** Which records say what an account pays. An account uses the first kind that it has. */
public enum RevenueSource {
  /** Rows that state the recurring revenue per month from a date on. */
  REVENUE("stated monthly revenue"),
  /** The subscriptions that run on a day. */
  SUBSCRIPTIONS("subscriptions"),
  /** Invoices and credits, spread over the months they are for. */
  INVOICES("invoices, spread by month"),
  /** No record: what the account pays is not known. */
  NONE("no revenue records");

  private final String words;

  RevenueSource(String words) {
    this.words = words;
  }

  /** As a page says it. */
  public String words() {
    return words;
  }
}
