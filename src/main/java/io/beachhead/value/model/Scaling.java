package io.beachhead.value.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;

/** What value grows with, from one account of a home cell to another. */
public sealed interface Scaling {
  /** The name in files and the API: {@code cost}, {@code nothing} or {@code attribute:NAME}. */
  @JsonValue
  String key();

  /** With price and effort: who pays twice as much gets twice as much. */
  record Cost() implements Scaling {
    @Override
    public String key() {
      return "cost";
    }
  }

  /** Every account of a cell is worth the same on average, however large. */
  record Nothing() implements Scaling {
    @Override
    public String key() {
      return "nothing";
    }
  }

  /**
   * With a numeric attribute of the account, such as its seats.
   *
   * @param name as imported; letter case does not matter
   */
  record OfAttribute(String name) implements Scaling {
    static final String PREFIX = "attribute:";

    @Override
    public String key() {
      return PREFIX + name;
    }
  }

  /** Empty where the text has none of the three forms. */
  static Optional<Scaling> of(String key) {
    String lower = key.strip().toLowerCase(Locale.ROOT);
    if (lower.equals("cost")) {
      return Optional.of(new Cost());
    }
    if (lower.equals("nothing")) {
      return Optional.of(new Nothing());
    }
    String name = key.strip();
    if (!lower.startsWith(OfAttribute.PREFIX)) {
      return Optional.empty();
    }
    name = name.substring(OfAttribute.PREFIX.length()).strip();
    return name.isEmpty() ? Optional.empty() : Optional.of(new OfAttribute(name));
  }

  @JsonCreator
  static Scaling named(String key) {
    return of(key).orElseThrow(() -> new IllegalArgumentException("unknown scaling " + key));
  }
}
