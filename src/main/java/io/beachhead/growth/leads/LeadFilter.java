package io.beachhead.growth.leads;

import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which leads are asked for.
 *
 * @param owner null = anybody's; empty = nobody's
 * @param state null = any
 * @param readyOnly only accounts worth a call, and those somebody works on
 */
public record LeadFilter(
    Playbook playbook, @Nullable String owner, @Nullable LeadState state, boolean readyOnly) {
  /**
   * Reads what an address says.
   *
   * @throws ProblemException 422 for an unknown playbook or state
   */
  public static LeadFilter of(
      @Nullable String playbook, @Nullable String owner, @Nullable String state) {
    return new LeadFilter(
        playbook(playbook), owner == null ? null : owner.strip(), state(state), false);
  }

  /** The playbook of that key; buying where none is said. */
  public static Playbook playbook(@Nullable String key) {
    return key == null || key.isBlank()
        ? Playbook.BUY
        : Playbook.of(key.strip())
            .orElseThrow(() -> refused("playbook", key, "expected buy, expand or keep"));
  }

  /** The state of that key; null where none is said. */
  public static @Nullable LeadState state(@Nullable String key) {
    return key == null || key.isBlank()
        ? null
        : LeadState.of(key.strip())
            .orElseThrow(() ->
                refused("state", key, "expected open, taken, contacted, won, lost or dismissed"));
  }

  private static ProblemException refused(String field, String value, String problem) {
    return ProblemException.unprocessable(
        "The leads cannot be found.", List.of(ProblemItem.of(field, value, problem)));
  }

  boolean keeps(LeadStanding standing, boolean ready) {
    boolean whose = owner == null || owner.equals(standing.owner() == null ? "" : standing.owner());
    return whose
        && (state == null || state == standing.state())
        && (!readyOnly || ready || standing.at() != null);
  }
}
