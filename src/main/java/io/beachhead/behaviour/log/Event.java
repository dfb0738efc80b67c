package io.beachhead.behaviour.log;

import io.beachhead.store.StorableText;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One call as it is stored.
 *
 * @param messageId tells the same call sent twice; unique for at least seven days
 * @param name what happened; {@code Page viewed} and {@code Screen viewed} for those calls, empty
 *     for identify, group and alias
 * @param userId who, by the company's own id; null for a visitor
 * @param anonymousId who, by the device; null where only the user id is known
 * @param accountId the account this one event belongs to, when the call names it
 * @param previousId on alias: the id that {@code userId} was known by before
 * @param time when it happened, corrected for the client's clock
 * @param createdAt trait of identify and group: when the person or the account came to be
 * @param properties JSON object: properties of an action, traits of identify and group
 * @param context JSON object as sent
 */
public record Event(
    String messageId,
    Call call,
    String name,
    @Nullable String userId,
    @Nullable String anonymousId,
    @Nullable String accountId,
    @Nullable String previousId,
    Instant time,
    Instant receivedAt,
    @Nullable Instant createdAt,
    String properties,
    String context) {

  public static final String PAGE_VIEWED = "Page viewed";
  public static final String SCREEN_VIEWED = "Screen viewed";

  /** Whatever way it came, it is stored as it is in memory. */
  public Event {
    messageId = StorableText.of(messageId);
    name = StorableText.of(name);
    userId = userId == null ? null : StorableText.of(userId);
    anonymousId = anonymousId == null ? null : StorableText.of(anonymousId);
    accountId = accountId == null ? null : StorableText.of(accountId);
    previousId = previousId == null ? null : StorableText.of(previousId);
    properties = StorableText.of(properties);
    context = StorableText.of(context);
    if (userId == null && anonymousId == null) {
      throw new IllegalArgumentException("an event needs a userId or an anonymousId");
    }
  }
}
