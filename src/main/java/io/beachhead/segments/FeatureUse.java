package io.beachhead.segments;

import io.beachhead.customers.CustomerBase;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who uses which feature: what {@code used('feature')} asks. Whoever knows implements it as a bean;
 * where several know, an account used a feature if one of them says so.
 */
public interface FeatureUse {
  /** Keys of the features that can be asked, whether used or not. */
  List<String> features();

  /** What people call the features, by key; without those it knows no name of. */
  default Map<String, String> names() {
    return Map.of();
  }

  /**
   * The account rows that used a feature.
   *
   * @param feature one of {@link #features()}
   * @param since first day that counts; null for ever
   * @param asOf last day that counts
   */
  BitSet accounts(
      String feature, @Nullable LocalDate since, LocalDate asOf, CustomerBase customers);

  /** The areas of {@code Changes} whose rise may change the answer. */
  List<String> areas();

  /** Rises when something else than these areas may have changed the answer. */
  default long version() {
    return 0;
  }
}
