package io.beachhead.customers;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Somebody who works at an account. What is null is not known. */
public record Person(
    String id,
    String accountId,
    @Nullable String email,
    @Nullable String name,
    @Nullable String title,
    @Nullable String persona,
    @Nullable String seniority,
    @Nullable String buyingRole,
    @Nullable Instant createdAt) {

  /** What to call them: name, else e-mail, else id. */
  public String called() {
    return name != null ? name : email != null ? email : id;
  }
}
