package io.beachhead.workspace.web;

import io.beachhead.web.Choice;
import io.beachhead.web.Shell;
import io.beachhead.workspace.Role;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of {@code workspace/people.jte}.
 *
 * @param secondFactorRequired whether everybody needs one
 * @param link just made, shown this once; null where none was
 */
public record PeoplePage(
    Shell shell,
    List<Choice> tabs,
    List<Person> people,
    boolean secondFactorRequired,
    List<Role> roles,
    @Nullable ShownLink link,
    Form form,
    FormErrors errors) {

  /**
   * @param state in words
   * @param stateKind of the tag that shows it
   * @param secondFactor whether the password alone does not let them in
   * @param you whether it is the user
   */
  public record Person(
      String id,
      String name,
      String email,
      Role role,
      String state,
      String stateKind,
      boolean disabled,
      boolean secondFactor,
      boolean you) {}

  /** What is filled in for an invitation. */
  public record Form(String name, String email, String role) {
    static final Form EMPTY = new Form("", "", Role.VIEWER.key());
  }

  /** A one-time link and for whom it is; kept in the session until the next page shows it. */
  public record ShownLink(String name, String url) implements Serializable {}
}
