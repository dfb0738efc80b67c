package io.beachhead.decisions;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who decided.
 *
 * @param email lower case
 * @param name as the team knows them; null for somebody who is not a member of the workspace
 * @param confidence probability they gave that the prediction comes true, 0 to 1; null where they
 *     gave none
 */
public record Decider(String email, @Nullable String name, @Nullable Double confidence) {

  /** The name, else the e-mail address. */
  public String called() {
    return name == null ? email : name;
  }
}
