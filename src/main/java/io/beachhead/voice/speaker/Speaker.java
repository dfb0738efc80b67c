package io.beachhead.voice.speaker;

import org.jspecify.annotations.Nullable;

/**
 * Somebody at an account.
 *
 * @param account id
 */
public record Speaker(
    String account,
    String email,
    @Nullable String name,
    @Nullable String title,
    @Nullable String persona) {

  /** What to call them: name, else e-mail. */
  public String called() {
    return name == null ? email : name;
  }
}
