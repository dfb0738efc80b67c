package io.beachhead.workspace;

import java.io.Serializable;
import java.security.Principal;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.context.request.RequestContextHolder;

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
    /** Whoever has not signed in. */
    NOBODY("nobody"),
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

  /** Whoever asks without having signed in: has no rights, not even a viewer's. */
  public static final CurrentUser NOBODY =
      new CurrentUser(Kind.NOBODY, "nobody", "Nobody signed in", "", Role.VIEWER);

  /**
   * The user of the request this thread is answering: {@link #NOBODY} where none has signed in.
   * {@link #SYSTEM} outside of a request. Work handed to another thread must take the user along:
   * ask before handing over.
   */
  public static CurrentUser now() {
    var authentication = SecurityContextHolder.getContext().getAuthentication();
    if (authentication != null && authentication.getPrincipal() instanceof CurrentUser user) {
      return user;
    }
    boolean asked = authentication != null || RequestContextHolder.getRequestAttributes() != null;
    return asked ? NOBODY : SYSTEM;
  }

  /** Whether the user may do what that role allows. */
  public boolean may(Role needed) {
    return kind != Kind.NOBODY && role.includes(needed);
  }

  /** Whether somebody or some program has proved who they are. */
  public boolean known() {
    return kind != Kind.NOBODY;
  }

  @Override
  public String getName() {
    return name;
  }
}
