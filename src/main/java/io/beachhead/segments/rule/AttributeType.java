package io.beachhead.segments.rule;

/** What the values of an attribute are. */
public enum AttributeType {
  TEXT("a text"),
  NUMBER("a number"),
  TRUTH("true or false"),
  DATE("a date");

  private final String words;

  AttributeType(String words) {
    this.words = words;
  }

  /** As it reads in a sentence: "employees is <em>a number</em>". */
  public String words() {
    return words;
  }
}
