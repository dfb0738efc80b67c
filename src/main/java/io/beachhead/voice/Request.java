package io.beachhead.voice;

import io.beachhead.customers.revenue.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asked for, in their words.
 *
 * @param importance how badly they need it
 * @param features keys, in the order people gave them; a feature need not exist
 * @param themes what it belongs to; empty = nobody has said yet
 */
public record Request(
    String id,
    Asker asker,
    String text,
    @Nullable Importance importance,
    Stake stake,
    List<String> features,
    List<AssignedTheme> themes,
    Origin origin,
    Life life) {

  /**
   * Who asks.
   *
   * @param accountId null where it is not an account, or nobody knows which
   * @param prospect name of a company that is not an account
   */
  public record Asker(
      @Nullable String accountId,
      @Nullable String prospect,
      @Nullable String personEmail,
      @Nullable String personName) {}

  /**
   * What depends on it.
   *
   * @param amount money at stake, in the workspace's currency
   */
  public record Stake(@Nullable Money amount, @Nullable Deal deal) {}

  /**
   * Where it comes from.
   *
   * @param createdAt when it was said
   * @param confirmed false for what software filed and no person has accepted yet
   */
  public record Origin(
      @Nullable String source,
      @Nullable String capturedBy,
      @Nullable Instant createdAt,
      boolean confirmed) {}

  /**
   * What has become of it.
   *
   * @param owner e-mail address of a colleague, else a name
   * @param mergedInto id of the request that it is a voice of
   */
  public record Life(RequestState state, @Nullable String owner, @Nullable String mergedInto) {}

  public Request {
    features = List.copyOf(features);
    themes = List.copyOf(themes);
  }

  public @Nullable String accountId() {
    return asker.accountId;
  }

  public @Nullable String personEmail() {
    return asker.personEmail;
  }

  /** Who said it, as far as it is known: name, else e-mail address, else null. */
  public @Nullable String said() {
    return asker.personName == null ? asker.personEmail : asker.personName;
  }

  public @Nullable Money amount() {
    return stake.amount;
  }

  public @Nullable String source() {
    return origin.source;
  }

  public @Nullable String capturedBy() {
    return origin.capturedBy;
  }

  public @Nullable Instant createdAt() {
    return origin.createdAt;
  }

  public boolean confirmed() {
    return origin.confirmed;
  }

  public RequestState state() {
    return life.state;
  }

  public @Nullable String owner() {
    return life.owner;
  }

  public @Nullable String mergedInto() {
    return life.mergedInto;
  }

  /** Whether somebody still has to say what it is about. */
  public boolean unassigned() {
    return features.isEmpty() && themes.isEmpty();
  }

  /** Whether it is in the theme with that key. */
  public boolean in(String theme) {
    for (AssignedTheme assigned : themes) {
      if (assigned.key().equals(theme)) {
        return true;
      }
    }
    return false;
  }
}
