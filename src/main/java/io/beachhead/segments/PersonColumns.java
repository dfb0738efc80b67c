package io.beachhead.segments;

import io.beachhead.customers.People;
import io.beachhead.customers.attribute.TextAttribute;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What can be asked of a person, by the names of the import format. */
final class PersonColumns {
  static final List<String> NAMES = List.of("persona", "title", "seniority", "buying_role");

  private PersonColumns() {}

  static @Nullable TextAttribute column(People people, String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "persona" -> people.persona();
      case "title" -> people.title();
      case "seniority" -> people.seniority();
      case "buying_role" -> people.buyingRole();
      default -> null;
    };
  }
}
