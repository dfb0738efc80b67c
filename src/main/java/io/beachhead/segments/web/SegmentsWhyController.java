package io.beachhead.segments.web;

import io.beachhead.customers.CustomerBase;
import io.beachhead.customers.CustomerBases;
import io.beachhead.segments.Membership;
import io.beachhead.segments.Memberships;
import io.beachhead.segments.Segment;
import io.beachhead.segments.Segmentation;
import io.beachhead.segments.Segmentations;
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

/** Why a segment holds the accounts and the revenue it does. */
@Controller
@Hidden
class SegmentsWhyController {
  private final Segmentations segmentations;
  private final Memberships memberships;
  private final CustomerBases customers;
  private final WorkspaceSettings workspace;
  private final Clock clock;

  SegmentsWhyController(
      Segmentations segmentations,
      Memberships memberships,
      CustomerBases customers,
      WorkspaceSettings workspace,
      Clock clock) {
    this.segmentations = segmentations;
    this.memberships = memberships;
    this.customers = customers;
    this.workspace = workspace;
    this.clock = clock;
  }

  @GetMapping("/why/segment-membership")
  JteView why(
      @RequestParam String segmentation,
      @RequestParam String segment,
      @RequestParam(required = false) @Nullable LocalDate asOf) {
    LocalDate day = asOf == null ? workspace.current().today(clock) : asOf;
    Segmentation divided = segmentations.required(segmentation, day);
    List<Segment> all = divided.all();
    int place = all.stream().map(Segment::key).toList().indexOf(segment);
    if (place < 0) {
      throw ProblemException.notFound("There is no such segment.");
    }
    CustomerBase base = customers.asOf(day);
    Membership membership = memberships.of(divided, base);
    Segment named = all.get(place);
    int accounts = membership.counts()[place];
    double arr = membership.arr()[place];
    int paying = 0;
    for (int row : membership.rows(place)) {
      paying += base.arr(row) > 0 ? 1 : 0;
    }
    int earlier = 0;
    for (int before = 0; before < place; before++) {
      earlier += membership.counts()[before];
    }
    List<Line> lines = new ArrayList<>();
    lines.add(new Line("All accounts", Format.count(base.size())));
    lines.add(new Line("taken by rules before this one", Format.MINUS + Format.count(earlier)));
    lines.add(
        new Line(
            named.otherwise() ? "no rule matches" : "this rule is true", Format.count(accounts)));
    lines.add(new Line("of them paying", Format.count(paying)));
    lines.add(new Line("ARR, 12 × MRR in force", Format.money(arr, base.currency()), true));
    if (base.totalArr() > 0) {
      lines.add(new Line("of all ARR", Format.share(Math.clamp(arr / base.totalArr(), 0, 1))));
    }
    return new JteView(
        "web/whybody",
        new WhyAnswer(
            "%s in %s paying %s a year"
                .formatted(
                    Format.count(accounts, "account"),
                    named.name(),
                    Format.money(arr, base.currency())),
            lines,
            named.otherwise() ? "Accounts no rule matches." : "Rule: " + named.rule(),
            null,
            "/method/segment-membership",
            "/api/segmentations/" + divided.key()));
  }
}
