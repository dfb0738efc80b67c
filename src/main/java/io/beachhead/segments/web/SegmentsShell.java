package io.beachhead.segments.web;

import io.beachhead.segments.Segmentations;
import io.beachhead.web.NavItem;
import io.beachhead.web.SegmentationChoice;
import io.beachhead.web.ShellContribution;
import java.util.List;
import org.springframework.stereotype.Component;

/** The link to the segments and the chooser in the top bar. */
@Component
class SegmentsShell implements ShellContribution {
  private final Segmentations segmentations;

  SegmentsShell(Segmentations segmentations) {
    this.segmentations = segmentations;
  }

  @Override
  public List<NavItem> navigation() {
    return List.of(
        new NavItem(
                NavItem.Group.UNDERSTAND, 10, "segments", "Segments", "chart-dots-3", "/segments")
            .withGoKey("S"));
  }

  @Override
  public List<SegmentationChoice> segmentations() {
    return segmentations.all().stream()
        .map(one -> new SegmentationChoice(one.key(), one.name(), one.active()))
        .toList();
  }
}
