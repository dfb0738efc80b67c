package io.beachhead.voice.surveys;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** What a survey asks. */
public enum SurveyKind {
  /** How likely it is that they recommend us, 0 to 10, and why. */
  NPS("nps", "Net promoter score"),
  /** Whether early users plan to stay or to leave, and why. */
  STAY_OR_LEAVE("stay-or-leave", "Stay or leave"),
  /** How important each item is, and how satisfied they are, 1 to 5. */
  OUTCOMES("outcomes", "Importance and satisfaction"),
  /** Which item of a set they want most and which least. */
  MAXDIFF("maxdiff", "MaxDiff"),
  /** At which prices it is too cheap, cheap, expensive, too expensive. */
  VAN_WESTENDORP("van-westendorp", "Price sensitivity");

  private final String key;
  private final String label;

  SurveyKind(String key, String label) {
    this.key = key;
    this.label = label;
  }

  /** Its name in the API and in the database. */
  @JsonValue
  public String key() {
    return key;
  }

  /** Its name on pages. */
  public String label() {
    return label;
  }

  /** Whether it asks about items. */
  public boolean hasItems() {
    return this == OUTCOMES || this == MAXDIFF;
  }

  public static Optional<SurveyKind> of(String key) {
    return Arrays.stream(values()).filter(kind -> kind.key.equals(key)).findFirst();
  }
}
