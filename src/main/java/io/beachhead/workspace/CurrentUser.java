package io.beachhead.workspace;

import java.io.Serializable;
import java.security.Principal;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Who is asking. In a controller take it as a parameter with {@code @AuthenticationPrincipal} or
 * ask {@link #now()}.
 *
 * @param id the member's or the key's identity; stable when the name changes
 * @param email empty where there is none (a key, the program itself)
 */
public record CurrentUser(Kind kind, String id, String name, String email, Role role)
    implements Principal, Serializable {

  /** What stands behind a request. */
  public enum Kind {
    MEMBER("member"),
    API_KEY("api-key"),
    DEMO("demo"),
    SYSTEM("system");

    private final String key;

    Kind(String key) {
      this.key = key;
    }

    /** The name in the API and in the database. */
    public String key() {
      return key;
    }
  }

  /** The program itself: what happens at start or from the command line. */
  public static final CurrentUser SYSTEM =
      new CurrentUser(Kind.SYSTEM, "system", "Beachhead", "", Role.ADMIN);

  /**
   * The user of the request this thread is answering; {@link #SYSTEM} outside of one. Work handed
   * to another thread must take the user along: ask before handing over.
   */
  public static CurrentUser now() {
    var authentication = SecurityContextHolder.getContext().getAuthentication();
    return authentication != null && authentication.getPrincipal() instanceof CurrentUser user
        ? user
        : SYSTEM;
  }

  /** Whether the user may do what that role allows. */
  public boolean may(Role needed) {
    return role.includes(needed);
  }

  @Override
  public String getName() {
    return name;
  }
}
