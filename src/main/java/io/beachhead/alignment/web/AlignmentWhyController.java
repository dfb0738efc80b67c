package io.beachhead.alignment.web;

import io.beachhead.alignment.Alignment;
import io.beachhead.alignment.Tipping;
import io.beachhead.value.ValueMap;
import io.beachhead.web.Format;
import io.beachhead.web.JteView;
import io.beachhead.web.ProblemException;
import io.beachhead.web.WhyAnswer;
import io.beachhead.web.WhyAnswer.Line;
import io.beachhead.workspace.WorkspaceSettings;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Why a number of the start page is what it is, where no other page shows it. */
@Controller
@Hidden
class AlignmentWhyController {
  private final Alignment alignment;
  private final WorkspaceSettings workspace;
  private final Clock clock;

  AlignmentWhyController(Alignment alignment, WorkspaceSettings workspace, Clock clock) {
    this.alignment = alignment;
    this.workspace = workspace;
    this.clock = clock;
  }

  @GetMapping("/why/nearest-to-happy")
  JteView nearest(
      @RequestParam String segment,
      @RequestParam(required = false) @Nullable String segmentation,
      @RequestParam(required = false) @Nullable LocalDate asOf) {
    LocalDate day = asOf == null ? workspace.current().today(clock) : asOf;
    Alignment.Standing standing = alignment.on(day, segmentation);
    Tipping it =
        standing.tipping().stream()
            .filter(one -> one.segment().equals(segment))
            .findFirst()
            .orElseThrow(() -> ProblemException.notFound("No features would tip this segment."));
    ValueMap map = standing.map();
    List<Line> lines = new ArrayList<>();
    lines.add(
        new Line(
            "Happy today, of %s paying".formatted(Format.count(paying(map, it.segment()))),
            Format.shareFine(it.shareNow())));
    for (Tipping.Chosen feature : it.features()) {
      lines.add(
          new Line(
              "+ %s, a year to each".formatted(feature.name()),
              Format.money(feature.worth(), map.currency())));
    }
    lines.add(new Line("Happy with these features", Format.shareFine(it.shareThen())));
    lines.add(new Line("Happy customers", it.gained().text(), true));
    return new JteView(
        "web/whybody",
        new WhyAnswer(
            "%s more happy customers in %s".formatted(it.gained().size(), it.segmentName()),
            lines,
            "Modelled for the three candidates worth most to the segment, among those with evidence. %s of effort."
                .formatted(Format.personWeeks(it.effortWeeks())),
            null,
            "/method/nearest-to-happy",
            "/alignment.json"));
  }

  private static int paying(ValueMap map, String segment) {
    return map.segments().stream()
        .filter(each -> each.key().equals(segment))
        .mapToInt(each -> each.who().paying())
        .sum();
  }
}
