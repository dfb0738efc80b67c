package io.beachhead;

import io.beachhead.workspace.Role;
import io.beachhead.workspace.access.Members;
import org.springframework.context.ApplicationContext;

/** A browser in which a member with a role has signed in. */
public final class SignedInBrowser {
  private static final String PASSWORD = "four plain words here";

  private SignedInBrowser() {}

  /** Signs in as the member of that role, who is added where there is none yet. */
  public static TestClient of(ApplicationContext program, TestClient client, Role role) {
    Members members = program.getBean(Members.class);
    String email = role.key() + "@browser.test";
    if (members.all().stream().noneMatch(member -> member.email().equals(email))) {
      var member = members.add(role.label(), email, role);
      members.password(member.id(), members.hashed(PASSWORD));
    }
    TestClient browser = client.browser();
    var answer = browser.submit("/sign-in", "/sign-in", "email", email, "password", PASSWORD);
    if (answer.statusCode() != 302) {
      throw new AssertionError("sign-in answered " + answer.statusCode());
    }
    return browser;
  }
}
