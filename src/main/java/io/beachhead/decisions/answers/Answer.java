package io.beachhead.decisions.answers;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What one of those who asked is owed, or was told.
 *
 * @param decision id; null where a feature was shipped that was never decided on
 * @param feature key of what was shipped; null where something was decided
 * @param request id of the voice
 * @param since owed from then on
 * @param told null while it is owed
 */
public record Answer(
    String id,
    Cause cause,
    @Nullable String decision,
    @Nullable String feature,
    String request,
    State state,
    Instant since,
    @Nullable Told told) {

  /** Why somebody is owed an answer. */
  public enum Cause {
    DECIDED,
    SHIPPED;

    /** The name in the API and in the database. */
    @JsonValue
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Where an answer stands. */
  public enum State {
    OWED,
    TOLD,
    /** Nothing to tell any more: a later decision, or shipping, has taken its place. */
    REPLACED;

    /** The name in the API and in the database. */
    @JsonValue
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What was told.
   *
   * @param channel how, in a word: mail, call, copy …; null where nobody said
   * @param text as it was said; null where nobody kept it
   * @param by name of the colleague
   */
  public record Told(
      @Nullable String channel,
      @Nullable String text,
      @Nullable Reaction reaction,
      Instant at,
      String by) {}
}
