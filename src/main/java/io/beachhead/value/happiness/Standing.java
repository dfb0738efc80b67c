package io.beachhead.value.happiness;

import com.fasterxml.jackson.annotation.JsonValue;

/** What four marks say together. */
public enum Standing {
  HAPPY("happy"),
  NOT_HAPPY("not-happy"),
  /** What is not known would decide. */
  UNDECIDED("undecided");

  private final String key;

  Standing(String key) {
    this.key = key;
  }

  @JsonValue
  public String key() {
    return key;
  }

  /**
   * Three-valued: happy where enough marks are yes whatever the unknown ones are, not happy where
   * too few could be, undecided in between.
   *
   * @param yes marks that are yes
   * @param unknown marks that are not known
   * @param required how many have to be yes
   */
  static Standing of(int yes, int unknown, int required) {
    if (yes >= required) {
      return HAPPY;
    }
    return yes + unknown < required ? NOT_HAPPY : UNDECIDED;
  }
}
