package io.beachhead.segments.rule;

/**
 * An attribute by its name as written, without the double quotes. Letter case does not matter when
 * it is looked up, but is kept.
 */
public record Attribute(String name, SourcePosition at) {
  public static Attribute of(String name) {
    return new Attribute(name, SourcePosition.NOWHERE);
  }
}
