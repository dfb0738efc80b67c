package io.beachhead.value.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What a customer gives for the product per year: the price, and the time to set it up and run it.
 *
 * @param price where the price comes from
 * @param fixed currency per account and year, at least 0; used with {@link Price#FIXED}
 * @param effortHours the customer's own hours over the horizon, at least 0
 * @param hourlyRate what such an hour costs them, at least 0
 * @param horizonMonths over how many months the hours are spread, above 0
 */
public record CostModel(
    Price price,
    @Nullable Double fixed,
    double effortHours,
    double hourlyRate,
    double horizonMonths) {

  /** Where the price comes from. */
  public enum Price {
    /** The account's own ARR. An account without revenue has no price and so no cost. */
    CONTRACT,
    /** The same amount for everyone. */
    FIXED;

    @JsonValue
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Price> of(String key) {
      return Arrays.stream(values()).filter(price -> price.key().equals(key)).findFirst();
    }

    @JsonCreator
    static Price named(String key) {
      return of(key).orElseThrow(() -> new IllegalArgumentException("unknown price " + key));
    }
  }

  /** The effort per year: hours × rate × 12 ÷ months of the horizon. */
  public double effortPerYear() {
    return effortHours * hourlyRate * 12 / horizonMonths;
  }

  /**
   * Price and effort of one account per year; empty where its price is not known.
   *
   * @param arr the account's annual recurring revenue; 0 = pays nothing, has no contract
   */
  public OptionalDouble of(double arr) {
    OptionalDouble charged = priceOf(arr);
    return charged.isPresent()
        ? OptionalDouble.of(charged.getAsDouble() + effortPerYear())
        : charged;
  }

  /** The price alone. */
  public OptionalDouble priceOf(double arr) {
    return switch (price) {
      case FIXED -> fixed == null ? OptionalDouble.empty() : OptionalDouble.of(fixed);
      case CONTRACT -> arr > 0 ? OptionalDouble.of(arr) : OptionalDouble.empty();
    };
  }
}
