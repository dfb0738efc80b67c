package io.beachhead.runs;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Work that was started.
 *
 * @param kind what is computed, {@code theme-grouping}
 * @param done steps finished
 * @param of steps in all; null while nobody knows
 * @param problem why it failed; null unless it did
 * @param result what came out; null unless it is done
 * @param begunBy the name of whoever started it
 */
public record Run(
    String id,
    String kind,
    State state,
    long done,
    @Nullable Long of,
    @Nullable String problem,
    @Nullable ObjectNode result,
    String begunBy,
    Instant begunAt,
    @Nullable Instant endedAt) {

  /** How it stands. Whatever waits for its turn runs already, with no step done. */
  public enum State {
    RUNNING,
    DONE,
    FAILED,
    STOPPED;

    /** The name in the API and in the database. */
    @JsonValue
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Whether there is nothing more to come. */
  public boolean ended() {
    return state != State.RUNNING;
  }
}
