package io.beachhead.segments.rule;

import java.util.Arrays;
import java.util.Optional;

/** How two values are compared. */
public enum Operator {
  EQUAL("="),
  NOT_EQUAL("!="),
  LESS("<"),
  AT_MOST("<="),
  MORE(">"),
  AT_LEAST(">=");

  private final String symbol;

  Operator(String symbol) {
    this.symbol = symbol;
  }

  public String symbol() {
    return symbol;
  }

  /** Whether it asks for an order, which texts and truths do not have. */
  public boolean ordered() {
    return this != EQUAL && this != NOT_EQUAL;
  }

  /** Whether it holds for a comparison that came out negative, zero or positive. */
  public boolean holds(int comparison) {
    return switch (this) {
      case EQUAL -> comparison == 0;
      case NOT_EQUAL -> comparison != 0;
      case LESS -> comparison < 0;
      case AT_MOST -> comparison <= 0;
      case MORE -> comparison > 0;
      case AT_LEAST -> comparison >= 0;
    };
  }

  /** Of its symbol; {@code <>} is another way to write {@code !=}. */
  static Optional<Operator> of(String symbol) {
    String plain = symbol.equals("<>") ? "!=" : symbol;
    return Arrays.stream(values()).filter(o -> o.symbol.equals(plain)).findFirst();
  }
}
