package io.beachhead.value.happiness;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * Which key features accounts use, from the imported use of features.
 *
 * @param uses by account
 */
record RecordedUse(Map<String, List<Use>> uses) {
  /**
   * @param from first day; {@link LocalDate#MIN} where not known: before all days
   * @param to last day; {@link LocalDate#MAX} where the use goes on
   */
  record Use(String feature, LocalDate from, LocalDate to) {}

  /** Whether anything was said of an account by that day. */
  boolean isKnown(String account, LocalDate asOf) {
    return uses.getOrDefault(account, List.of()).stream().anyMatch(use -> !use.from.isAfter(asOf));
  }

  /** How many different key features it used at some time between two days, both included. */
  int features(String account, LocalDate first, LocalDate last) {
    return (int)
        uses.getOrDefault(account, List.of()).stream()
            .filter(use -> !use.from.isAfter(last) && !use.to.isBefore(first))
            .map(Use::feature)
            .distinct()
            .count();
  }
}
