package io.beachhead.workspace.web;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What the select fields of settings and set-up offer. */
public final class Choices {
  private Choices() {}

  /** One option of a select field. */
  public record Option(String value, String label) {}

  /** The currencies countries use now, by code. */
  static List<Option> currencies() {
    return Arrays.stream(Locale.getAvailableLocales())
        .map(Choices::currency)
        .flatMap(Optional::stream)
        .distinct()
        .sorted(Comparator.comparing(Currency::getCurrencyCode))
        .map(c ->
            new Option(
                c.getCurrencyCode(),
                c.getCurrencyCode() + " · " + c.getDisplayName(Locale.ENGLISH)))
        .toList();
  }

  /** The zones that are named after a place, and UTC. */
  static List<Option> zones() {
    Predicate<String> place =
        id -> id.contains("/") && !id.startsWith("Etc/") && !id.startsWith("SystemV/");
    var places = Arrays.stream(TimeZone.getAvailableIDs()).filter(place).distinct().sorted();
    return Stream.concat(Stream.of("UTC"), places)
        .map(id -> new Option(id, id.replace('_', ' ')))
        .toList();
  }

  private static Optional<Currency> currency(Locale locale) {
    try {
      return locale.getCountry().length() == 2
          ? Optional.ofNullable(Currency.getInstance(locale))
          : Optional.empty();
    } catch (IllegalArgumentException notACountry) {
      return Optional.empty();
    }
  }
}
