package io.beachhead.behaviour;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * By what an answer is divided.
 *
 * @param by {@code segment}, {@code persona}, {@code property:NAME} or {@code account.ATTRIBUTE}
 * @param limit so many values are shown, the largest; the rest is one group, "other"
 * @param segmentation key; null = the active one
 * @param asOf accounts are in the segments and have the attributes of this day; null = today
 */
public record Breakdown(
    String by, int limit, @Nullable String segmentation, @Nullable LocalDate asOf) {
  /** As many as an answer for programs holds; a page shows fewer. */
  public static final int USUAL_LIMIT = 100;

  public static final String SEGMENT = "segment";
  public static final String PERSONA = "persona";
  public static final String PROPERTY = "property:";
  public static final String ACCOUNT = "account.";

  public Breakdown {
    if (!isKnown(by) || limit < 1) {
      throw new IllegalArgumentException("no breakdown: %s, %d".formatted(by, limit));
    }
  }

  public static Breakdown by(String by) {
    return new Breakdown(by, USUAL_LIMIT, null, null);
  }

  /** Whether a text names one. */
  public static boolean isKnown(String by) {
    return by.equals(SEGMENT)
        || by.equals(PERSONA)
        || (by.startsWith(PROPERTY) && by.length() > PROPERTY.length())
        || (by.startsWith(ACCOUNT) && by.length() > ACCOUNT.length());
  }
}
