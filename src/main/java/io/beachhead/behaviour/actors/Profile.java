package io.beachhead.behaviour.actors;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a list shows of a person or an account.
 *
 * @param name as the records say; null where they do not
 * @param visitor whether the id is that of a device
 * @param account id, of a person the one they belong to now; null without
 * @param accountName null where the records do not know the account
 * @param owner of the account in the team; null without
 * @param arr of the account per year, in the workspace's currency; null where nothing is recorded
 * @param lastSeen the last event; null without
 */
public record Profile(
    String id,
    @Nullable String name,
    boolean visitor,
    @Nullable String account,
    @Nullable String accountName,
    @Nullable String owner,
    @Nullable Double arr,
    @Nullable Instant lastSeen) {

  /** The name, else the id. */
  public String called() {
    return name == null ? id : name;
  }
}
