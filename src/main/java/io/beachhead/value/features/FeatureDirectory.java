package io.beachhead.value.features;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All features by key and by name, for files that name them either way. */
public final class FeatureDirectory {
  private static final int MOST_LISTED = 20;

  private final Map<String, Long> positions = new TreeMap<>();
  private final Map<String, String> byLowerCase = new HashMap<>();

  private record Known(String key, String name, long position) {}

  private FeatureDirectory(List<Known> features) {
    features.forEach(f -> positions.put(f.key(), f.position()));
    features.forEach(f -> byLowerCase.putIfAbsent(f.name().toLowerCase(Locale.ROOT), f.key()));
    features.forEach(f -> byLowerCase.put(f.key().toLowerCase(Locale.ROOT), f.key()));
  }

  public static FeatureDirectory read(JdbcClient sql) {
    return new FeatureDirectory(
        sql.sql("SELECT key, name, position FROM feature")
            .query((row, _) -> new Known(row.getString(1), row.getString(2), row.getLong(3)))
            .list());
  }

  Set<String> keys() {
    return positions.keySet();
  }

  long lastPosition() {
    return positions.values().stream().max(Comparator.naturalOrder()).orElse(0L);
  }

  /** The key of a feature by its key or name, letter case ignored; null where there is none. */
  public @Nullable String find(String keyOrName) {
    return positions.containsKey(keyOrName)
        ? keyOrName
        : byLowerCase.get(keyOrName.toLowerCase(Locale.ROOT));
  }

  /** What to say about a feature that is not there. */
  public String unknown() {
    if (positions.isEmpty()) {
      return "is not a feature; there are none yet, so import features first";
    }
    String some = String.join(", ", positions.keySet().stream().limit(MOST_LISTED).toList());
    return "is not a feature; the features are "
        + some
        + (positions.size() > MOST_LISTED
            ? " and %d more".formatted(positions.size() - MOST_LISTED)
            : "");
  }
}
