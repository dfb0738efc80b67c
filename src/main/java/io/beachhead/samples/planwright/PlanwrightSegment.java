package io.beachhead.samples.planwright;

import java.util.List;

/**
 * The three groups of Planwright's customers, and how each of them has fared in the last year.
 *
 * <p>Accounts and revenue today are exact; the movements of the year are shares of the accounts.
 */
public enum PlanwrightSegment {
  REAL_ESTATE(
      "real-estate",
      150,
      195_000,
      0.21,
      0.4,
      List.of("Real estate"),
      new Year(0.18, 0.035, 0.10, 0.40, 1.40)),
  TECHNOLOGY(
      "technology",
      164,
      196_670,
      0.29,
      -0.05,
      List.of("Software", "IT services", "Electronics"),
      new Year(0.12, 0.07, 0.13, 0.38, 1.34)),
  NON_PROFIT(
      "non-profit",
      128,
      121_670,
      0.27,
      -0.5,
      List.of("Non-profit", "Education", "Health charity"),
      new Year(0.07, 0.16, 0.20, 0.11, 1.22));

  private final String key;
  private final int accounts;
  private final int monthlyRevenue;
  private final double spreadOfWorth;
  private final double mood;
  private final List<String> industries;
  private final Year year;

  PlanwrightSegment(
      String key,
      int accounts,
      int monthlyRevenue,
      double spreadOfWorth,
      double mood,
      List<String> industries,
      Year year) {
    this.key = key;
    this.accounts = accounts;
    this.monthlyRevenue = monthlyRevenue;
    this.spreadOfWorth = spreadOfWorth;
    this.mood = mood;
    this.industries = industries;
    this.year = year;
  }

  public String key() {
    return key;
  }

  public int accounts() {
    return accounts;
  }

  /** Recurring revenue today of all its accounts, in whole US dollars per month. */
  public int monthlyRevenue() {
    return monthlyRevenue;
  }

  /**
   * Standard deviation between its accounts of what a feature is worth to them, as a share of the
   * average: property managers are much alike, software companies are not.
   */
  double spreadOfWorth() {
    return spreadOfWorth;
  }

  /** How content it is against the other segments, in standard deviations of its accounts. */
  double mood() {
    return mood;
  }

  List<String> industries() {
    return industries;
  }

  Year year() {
    return year;
  }

  /**
   * The last twelve months as shares of the accounts.
   *
   * @param won became customers within the year
   * @param lost left within the year
   * @param shrank pay less than a year ago
   * @param grew pay more than a year ago
   * @param growth how many times last year's revenue those who grew pay, on average
   */
  record Year(double won, double lost, double shrank, double grew, double growth) {}
}
