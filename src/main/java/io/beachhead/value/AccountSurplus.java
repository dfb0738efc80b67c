package io.beachhead.value;

/**
 * What an account's product is worth to it against what it costs it, in currency per year.
 *
 * @param row of the customer base
 * @param value of the shipped features: its own evidence where it has some, else its segment's
 *     average
 * @param own part of the value that rests on its own evidence, 0 to 1
 * @param cost price and effort
 */
public record AccountSurplus(int row, double value, double own, double cost) {
  public double surplus() {
    return value - cost;
  }
}
