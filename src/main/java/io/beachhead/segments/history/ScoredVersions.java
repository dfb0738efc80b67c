package io.beachhead.segments.history;

import io.beachhead.segments.SegmentationVersion;
import io.beachhead.segments.Segmentations;
import io.beachhead.segments.fit.Fits;
import io.beachhead.statistics.Interval;
import io.beachhead.workspace.WorkspaceSettings;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The versions of a segmentation with how well each reflects behaviour, then and now. */
@Component
public class ScoredVersions {
  /** Scores take a moment each; older versions come without. */
  private static final int SCORED = 10;

  private final Segmentations segmentations;
  private final Fits fits;
  private final WorkspaceSettings workspace;

  ScoredVersions(Segmentations segmentations, Fits fits, WorkspaceSettings workspace) {
    this.segmentations = segmentations;
    this.fits = fits;
    this.workspace = workspace;
  }

  /**
   * A version.
   *
   * @param then its gain on the day it was saved; null without enough data
   * @param now its gain on the day that is asked about; null without enough data
   */
  public record Scored(
      SegmentationVersion version, @Nullable Interval then, @Nullable Interval now) {}

  /** The newest first; 404 for an unknown segmentation. */
  public List<Scored> of(String key, LocalDate asOf) {
    List<SegmentationVersion> versions = segmentations.versions(key);
    return IntStream.range(0, versions.size())
        .mapToObj(i -> scored(versions.get(i), i < SCORED, asOf))
        .toList();
  }

  private Scored scored(SegmentationVersion version, boolean isRecent, LocalDate asOf) {
    LocalDate saved = version.savedAt().atZone(workspace.current().timezone()).toLocalDate();
    return new Scored(
        version,
        isRecent ? fits.of(version.definition(), saved).gain() : null,
        isRecent ? fits.of(version.definition(), asOf).gain() : null);
  }
}
