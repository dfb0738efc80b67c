package io.beachhead.workspace.web;

import io.beachhead.web.Choice;
import io.beachhead.web.Shell;
import io.beachhead.workspace.Role;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of {@code workspace/keys.jte}.
 *
 * @param secret of a key just made, shown this once; null where none was
 */
public record KeysPage(
    Shell shell,
    List<Choice> tabs,
    List<Line> apiKeys,
    List<Line> writeKeys,
    List<Role> roles,
    @Nullable ShownKey secret,
    FormErrors errors) {

  /**
   * @param right what it may do, in words
   * @param made by whom and when
   * @param revocable false for the environment's
   */
  public record Line(
      String id,
      String name,
      String hint,
      String right,
      String made,
      String used,
      boolean revocable) {}

  /** A key and its name; kept in the session until the next page shows it. */
  public record ShownKey(String name, String secret) implements Serializable {}
}
