package io.beachhead.behaviour.asked;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some of those behind a number, the latest first.
 *
 * @param total everybody behind the number: as many as the answer says
 * @param nextCursor of the next page; null on the last
 */
public record ActorPage(List<Item> items, int total, @Nullable String nextCursor) {

  /**
   * @param id of the account, or of the person: the user's id where known, else the visitor's
   * @param name as the records say; null where they do not
   * @param account id of the account the event counts for; null without
   * @param value of the breakdown; null without
   * @param at when the event happened that makes them count
   */
  public record Item(
      String id,
      @Nullable String name,
      @Nullable String account,
      @Nullable String value,
      Instant at) {}
}
