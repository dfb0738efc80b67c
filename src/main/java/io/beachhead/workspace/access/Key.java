package io.beachhead.workspace.access;

import io.beachhead.workspace.CurrentUser;
import io.beachhead.workspace.Role;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key of a program; the secret itself is not known any more.
 *
 * @param hint the last four characters, to tell keys apart
 */
public sealed interface Key {
  String id();

  String name();

  String hint();

  Made made();

  /**
   * @param by who made it
   * @param maker id of the member who answers for it; null for the environment's keys and those
   *     made with them
   * @param lastUsed null = never
   */
  record Made(
      String by, @Nullable String maker, @Nullable Instant at, @Nullable Instant lastUsed) {}

  /** A key for {@code /api} and for reading pages, with the rights of a role. */
  record Api(String id, String name, Role role, String hint, Made made) implements Key {
    CurrentUser user() {
      return new CurrentUser(CurrentUser.Kind.API_KEY, id, name, "", role);
    }
  }

  /** A key that may send product events under {@code /v1}, and nothing else. */
  record Write(String id, String name, String hint, Made made) implements Key {}
}
