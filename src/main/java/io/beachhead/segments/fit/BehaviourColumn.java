package io.beachhead.segments.fit;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A side of what customers do, in the order in which pages show them. */
public enum BehaviourColumn {
  /** Which features they used within a year. */
  USE(0, "what they use"),
  /** Which themes and features their requests are about. */
  ASK(1, "what they ask for"),
  /** What they said in surveys. */
  ANSWER(2, "what they answer in surveys"),
  /** How much they pay, in five bands. */
  PAY(3, "what they pay"),
  /** Whether those who paid a year ago pay today. */
  RENEW(4, "whether they renew");

  private final int place;
  private final String words;

  BehaviourColumn(int place, String words) {
    this.place = place;
    this.words = words;
  }

  /** The name in the API. */
  @JsonValue
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Its number among the columns of figures, from 0. */
  int place() {
    return place;
  }

  /** To follow "tells": {@code what they use}. */
  public String words() {
    return words;
  }

  /** All keys, in order. */
  public static List<String> keys() {
    return Arrays.stream(values()).map(BehaviourColumn::key).toList();
  }
}
