package io.beachhead.workspace.web.account;

import io.beachhead.web.Choice;
import io.beachhead.web.Shell;
import io.beachhead.workspace.web.FormErrors;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of {@code workspace/security.jte}.
 *
 * @param account null for whoever has none here: a demo visitor, a key
 * @param owed whether a second factor must be set up before anything else
 * @param fresh whether the last sign-in is recent enough to change how one signs in
 * @param longestHours after how many hours a session ends, however much it is used
 * @param newCodes recovery codes, shown this once; null where none were made
 */
public record SecurityPage(
    Shell shell,
    List<Choice> tabs,
    @Nullable Account account,
    boolean owed,
    boolean fresh,
    @Nullable NewCodes newCodes,
    List<Session> sessions,
    long longestHours,
    FormErrors errors) {

  /**
   * How a member signs in.
   *
   * @param password whether there is one; otherwise only a provider lets the member in
   * @param passkeysHere whether browsers have passkeys for the address this was asked under
   * @param codesLeft recovery codes not yet used
   */
  public record Account(
      String email,
      boolean password,
      String passwordRule,
      boolean app,
      List<Passkey> passkeys,
      boolean passkeysHere,
      int codesLeft) {}

  /** One passkey, in words. */
  public record Passkey(String id, String label, String detail) {}

  /** Kept in the session until the next page shows them. */
  public record NewCodes(List<String> codes) implements Serializable {}

  /** One session, in words. */
  public record Session(
      String id, String device, String detail, String began, String lastUsed, boolean here) {}
}
