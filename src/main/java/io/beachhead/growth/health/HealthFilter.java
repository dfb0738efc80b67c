package io.beachhead.growth.health;

import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which accounts of a list of healths.
 *
 * @param segmentation null = the agreed one
 * @param segment key; null = all
 * @param owner null = all; empty = nobody's
 * @param q part of a name or an id; null = all
 */
public record HealthFilter(
    @Nullable String segmentation,
    @Nullable String segment,
    @Nullable String owner,
    @Nullable HealthBand band,
    @Nullable String q) {

  /** Everybody. */
  public static final HealthFilter ALL = new HealthFilter(null, null, null, null, null);

  /**
   * The band of that name.
   *
   * @return null where none is named
   * @throws ProblemException 400 where there is no such band
   */
  public static @Nullable HealthBand band(@Nullable String key) {
    if (key == null || key.isBlank()) {
      return null;
    }
    return HealthBand.of(key)
        .orElseThrow(() ->
            ProblemException.badRequest(
                "The band is not known.",
                List.of(ProblemItem.of("band", key, "must be one of good, fair, poor"))));
  }

  boolean holds(@Nullable HealthBand itsBand, @Nullable String itsOwner, String name, String id) {
    if (band != null && band != itsBand) {
      return false;
    }
    if (owner != null && !owner.equals(itsOwner == null ? "" : itsOwner)) {
      return false;
    }
    String wanted = q == null ? "" : q.strip().toLowerCase(Locale.ROOT);
    return name.toLowerCase(Locale.ROOT).contains(wanted)
        || id.toLowerCase(Locale.ROOT).contains(wanted);
  }
}
