package io.beachhead.voice;

import io.beachhead.customers.revenue.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asked for, in their words.
 *
 * @param accountId null where nobody knows which company it was
 * @param amount money at stake, in the workspace's currency
 * @param feature key of a feature, where the request names one; the feature need not exist
 * @param theme what it belongs to
 * @param createdAt when it was said
 */
public record Request(
    String id,
    @Nullable String accountId,
    @Nullable String personEmail,
    String text,
    @Nullable Importance importance,
    @Nullable Money amount,
    @Nullable String feature,
    @Nullable Theme theme,
    @Nullable String source,
    @Nullable String capturedBy,
    @Nullable Instant createdAt) {

  /** Whether somebody still has to say what it is about. */
  public boolean unassigned() {
    return feature == null && theme == null;
  }
}
