package io.beachhead.behaviour.asked;

import io.beachhead.behaviour.Breakdown;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** How a breakdown is written in addresses and JSON. */
public final class Breakdowns {
  public static final String SEGMENT = "segment";
  public static final String PERSONA = "persona";
  public static final String PROPERTY = "property:";
  public static final String ACCOUNT = "account.";
  public static final String COHORT = "cohort:";

  private Breakdowns() {}

  /** A group's name in a file, where what is beyond the groups shown must not look like a value. */
  public static @Nullable String inCsv(@Nullable String value, boolean other) {
    return other ? "all other values" : value;
  }

  /** Whether a text names one. */
  public static boolean isKnown(String text) {
    return text.equals(SEGMENT)
        || text.equals(PERSONA)
        || (text.startsWith(PROPERTY) && text.length() > PROPERTY.length())
        || (text.startsWith(COHORT) && text.length() > COHORT.length())
        || (text.startsWith(ACCOUNT) && text.length() > ACCOUNT.length());
  }

  /**
   * The breakdown a known text names.
   *
   * @param segmentation null = the active one
   * @param asOf null = today
   */
  public static Breakdown parse(
      String text, int limit, @Nullable String segmentation, @Nullable LocalDate asOf) {
    if (text.equals(SEGMENT)) {
      return new Breakdown.BySegment(segmentation, asOf, limit);
    }
    if (text.equals(PERSONA)) {
      return new Breakdown.ByPersona(limit);
    }
    if (text.startsWith(COHORT)) {
      return new Breakdown.ByCohort(text.substring(COHORT.length()), limit);
    }
    return text.startsWith(PROPERTY)
        ? new Breakdown.ByProperty(text.substring(PROPERTY.length()), limit)
        : new Breakdown.ByAttribute(text.substring(ACCOUNT.length()), asOf, limit);
  }
}
