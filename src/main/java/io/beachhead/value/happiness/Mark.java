package io.beachhead.value.happiness;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whether an account shows a behaviour. Not knowing is not the same as no. */
public enum Mark {
  YES,
  NO,
  UNKNOWN;

  @JsonValue
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
