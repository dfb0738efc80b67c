package io.beachhead.voice;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** A theme of a request, and who put the request there. */
public record AssignedTheme(Theme theme, By by) {

  /** Who assigned it. What a person assigned (or a file they imported) is never moved by a run. */
  public enum By {
    PERSON,
    GROUPING;

    /** The name in the API and in the database: {@code person}, {@code grouping}. */
    @JsonValue
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public String key() {
    return theme.key();
  }

  public String name() {
    return theme.name();
  }
}
