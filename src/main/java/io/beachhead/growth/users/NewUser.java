package io.beachhead.growth.users;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who signed up, or an account whose first person did, and what they did since. Times are
 * epoch milliseconds, {@link #NEVER} where it has not happened.
 *
 * @param id the person's or the account's
 * @param account of the person at sign-up; null without
 * @param persona null where not known, and for accounts
 * @param signUpSeq number of the sign-up event, for its properties
 * @param aha when the event of the aha moment happened for the so-manieth time, however late
 * @param wall when they first met the price
 * @param weeks bit w is set where they were active in their week w, days 7w to 7w + 7 from sign-up
 * @param steps when each step of activation was complete, however late
 * @param stepsAfterPurchase the same counted from the upgrade; empty where there was none
 */
public record NewUser(
    String id,
    @Nullable String account,
    @Nullable String persona,
    int signUpSeq,
    long signedUp,
    long onboarded,
    long aha,
    long upgraded,
    long wall,
    long weeks,
    long[] steps,
    long[] stepsAfterPurchase) {
  /** It has not happened. */
  public static final long NEVER = Long.MAX_VALUE;

  /** Milliseconds of a day of 24 hours. */
  public static final long DAY = 86_400_000L;

  /** Milliseconds of a week of seven such days. */
  public static final long WEEK = 7 * DAY;

  /** The week that tells whether a new user stays: days 28 to 35 from sign-up. */
  public static final int STAYING_WEEK = 4;

  /** How long somebody has to be followed before it is known whether they stay. */
  public static final long FOLLOWED = (STAYING_WEEK + 1) * WEEK;

  /** Whether they were active in their week {@code week}, 0 to 63. */
  public boolean activeInWeek(int week) {
    return (weeks >>> week & 1) == 1;
  }

  /** Whether they were active in week 4. */
  public boolean stayed() {
    return activeInWeek(STAYING_WEEK);
  }

  /** Whether week 4 is over for them. */
  public boolean oldEnough(long now) {
    return signedUp + FOLLOWED <= now;
  }

  public boolean hasUpgraded() {
    return upgraded != NEVER;
  }

  /** Whether the aha moment came within so many days of sign-up. */
  public boolean hadAha(int withinDays) {
    return within(aha, signedUp, withinDays);
  }

  /** When so many of the steps were complete, however late. */
  public static long activated(long[] steps, int of) {
    if (of > steps.length) {
      return NEVER;
    }
    long[] sorted = steps.clone();
    java.util.Arrays.sort(sorted);
    return sorted[of - 1];
  }

  /** Whether something happened less than so many days after a beginning. */
  public static boolean within(long at, long from, int days) {
    return at != NEVER && at - from < days * DAY;
  }
}
