package io.beachhead.workspace;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;

/**
 * What somebody may do. A viewer reads; GTM also captures requests and imports customers; product
 * also edits segments, features, evidence and scenarios; an admin does everything. Product and GTM
 * do not include each other.
 */
public enum Role {
  ADMIN,
  PRODUCT,
  GTM,
  VIEWER;

  /** The name in the API and in the database: {@code admin}, {@code product}, {@code gtm}, … */
  @JsonValue
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The role with that key; empty where there is none. */
  public static Optional<Role> of(String key) {
    for (var role : values()) {
      if (role.key().equals(key)) {
        return Optional.of(role);
      }
    }
    return Optional.empty();
  }

  /** Whether this role may do what the other may. */
  public boolean includes(Role other) {
    return this == other || this == ADMIN || other == VIEWER;
  }

  /** The role as the security rules spell it: {@code ROLE_ADMIN}. */
  public String authority() {
    return "ROLE_" + name();
  }

  /** The role as people read it. */
  public String label() {
    return switch (this) {
      case ADMIN -> "Admin";
      case PRODUCT -> "Product";
      case GTM -> "Go-to-market";
      case VIEWER -> "Viewer";
    };
  }

  /** What the role allows, in one sentence. */
  public String allows() {
    return switch (this) {
      case ADMIN -> "Everything, including people and keys.";
      case PRODUCT -> "Reads everything; edits segments, features, evidence and scenarios.";
      case GTM -> "Reads everything; captures requests and imports customers.";
      case VIEWER -> "Reads everything, changes nothing.";
    };
  }
}
