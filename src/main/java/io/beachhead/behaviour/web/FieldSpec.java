package io.beachhead.behaviour.web;

import java.util.List;

/**
 * A field of a question beside those that all have.
 *
 * @param usual the value that the address leaves out
 * @param choices of a select; empty for other types
 * @param rare in sight only with "more options"
 */
public record FieldSpec(
    String name, String label, Type type, String usual, List<Choice> choices, boolean rare) {
  public enum Type {
    EVENT,
    /** The name of an event property. */
    PROPERTY,
    SELECT,
    NUMBER
  }

  public record Choice(String value, String label) {}

  public static FieldSpec event(String name, String label) {
    return new FieldSpec(name, label, Type.EVENT, "", List.of(), false);
  }

  /** The name of an event property, none unless said. */
  public static FieldSpec property(String name, String label) {
    return new FieldSpec(name, label, Type.PROPERTY, "", List.of(), false);
  }

  public static FieldSpec number(String name, String label, int usual) {
    return new FieldSpec(name, label, Type.NUMBER, Integer.toString(usual), List.of(), false);
  }

  /** The first choice is the usual one. */
  public static FieldSpec select(String name, String label, Choice... choices) {
    return new FieldSpec(name, label, Type.SELECT, choices[0].value(), List.of(choices), false);
  }

  public FieldSpec asRare() {
    return new FieldSpec(name, label, type, usual, choices, true);
  }
}
