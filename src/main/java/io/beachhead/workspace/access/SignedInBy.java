package io.beachhead.workspace.access;

/** How a member proved who they are. */
public enum SignedInBy {
  PASSWORD("password"),
  PASSWORD_AND_CODE("password and code"),
  PASSWORD_AND_RECOVERY_CODE("password and recovery code"),
  /** Two factors in one: the device, and what unlocks it. */
  PASSKEY("passkey"),
  /** By an OpenID Connect provider, who asks for as many factors as it wants. */
  PROVIDER("single sign-on");

  private final String label;

  SignedInBy(String label) {
    this.label = label;
  }

  /** As people read it. */
  public String label() {
    return label;
  }
}
