package io.beachhead.growth.leads;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a lead stands, or stood.
 *
 * @param owner who works on it; null = nobody
 * @param at since when; null where nobody has touched it
 * @param by who said so; null likewise
 */
public record LeadStanding(
    String account,
    Playbook playbook,
    @Nullable String owner,
    LeadState state,
    @Nullable Instant at,
    @Nullable String by) {
  static LeadStanding untouched(String account, Playbook playbook) {
    return new LeadStanding(account, playbook, null, LeadState.OPEN, null, null);
  }
}
