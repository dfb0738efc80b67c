package io.beachhead.customers.timeline;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a time line is asked for.
 *
 * @param kind as {@link Happening#kind}; empty for all
 * @param text part of the text, letter case ignored; empty for all
 */
public record TimelineFilter(String kind, String text) {
  public static TimelineFilter of(@Nullable String kind, @Nullable String text) {
    return new TimelineFilter(kind == null ? "" : kind.strip(), text == null ? "" : text.strip());
  }

  public List<Happening> of(List<Happening> all) {
    var wanted = text.toLowerCase(Locale.ROOT);
    return all.stream()
        .filter(one -> kind.isEmpty() || one.kind().equals(kind))
        .filter(one -> one.text().toLowerCase(Locale.ROOT).contains(wanted))
        .toList();
  }

  /** The kinds that occur, and the one that is asked for. */
  public List<String> kinds(List<Happening> all) {
    return Stream.concat(
            all.stream().map(Happening::kind), kind.isEmpty() ? Stream.empty() : Stream.of(kind))
        .distinct()
        .sorted()
        .toList();
  }
}
