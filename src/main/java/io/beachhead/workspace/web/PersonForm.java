package io.beachhead.workspace.web;

import io.beachhead.web.ProblemItem;
import io.beachhead.workspace.access.Members;
import io.beachhead.workspace.secrets.Passwords;
import java.util.List;
import java.util.regex.Pattern;

/** The rules for names, addresses and passwords that several forms share. */
public final class PersonForm {
  private static final int LONGEST = 100;
  private static final int LONGEST_ADDRESS = 254;

  /** Only what is surely no address is refused; whether one is real shows when somebody uses it. */
  private static final Pattern ADDRESS = Pattern.compile("[^\\s@<>\"]+@[^\\s@<>\"]+");

  private PersonForm() {}

  /** A name, as it is kept; what is wrong with it goes to the problems. */
  public static String name(String typed, List<ProblemItem> problems) {
    var name = typed.strip();
    if (name.isEmpty() || name.length() > LONGEST) {
      problems.add(
          ProblemItem.of("name", typed, "the name needs 1 to %d characters".formatted(LONGEST)));
    }
    return name;
  }

  static String email(String typed, List<ProblemItem> problems) {
    var email = Members.address(typed);
    if (email.length() > LONGEST_ADDRESS || !ADDRESS.matcher(email).matches()) {
      problems.add(
          ProblemItem.of("email", typed, "this is not an e-mail address; use name@company.com"));
    }
    return email;
  }

  /** What is wrong with a new password goes to the problems. */
  public static void password(String typed, String email, List<ProblemItem> problems) {
    Passwords.problem(typed, email)
        .ifPresent(problem -> problems.add(ProblemItem.of("password", null, problem)));
  }
}
