package io.beachhead.segments.learned;

import io.beachhead.statistics.latent.Column;
import java.util.List;

/**
 * A column to learn from.
 *
 * @param key as it was asked for: {@code feature:portal}
 * @param kind what it is about, which decides how it is put into words
 * @param name of the attribute, feature or event
 * @param levels the names of its categories; empty for numbers
 */
record LearnedColumn(String key, Kind kind, String name, List<String> levels, Column column) {
  enum Kind {
    ATTRIBUTE,
    FEATURE,
    REVENUE,
    EVENTS
  }
}
