package io.beachhead.segments.web;

import io.beachhead.customers.CustomerBase;
import io.beachhead.customers.CustomerBases;
import io.beachhead.customers.revenue.Money;
import io.beachhead.segments.Membership;
import io.beachhead.segments.Memberships;
import io.beachhead.segments.Segment;
import io.beachhead.segments.Segmentation;
import io.beachhead.segments.Segmentations;
import io.beachhead.segments.fit.web.FitCard;
import io.beachhead.segments.fit.web.FitViews;
import io.beachhead.web.Choice;
import io.beachhead.web.Csv;
import io.beachhead.web.Format;
import io.beachhead.web.JteView;
import io.beachhead.web.SegmentationChoice;
import io.beachhead.web.Shell;
import io.beachhead.web.Shells;
import io.beachhead.web.card.PageCards;
import io.beachhead.workspace.CurrentUser;
import io.beachhead.workspace.Role;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page of all segmentations. */
@Controller
class SegmentsPages {
  private final Segmentations segmentations;
  private final Memberships memberships;
  private final CustomerBases customers;
  private final SegmentsView view;
  private final FitViews fits;
  private final PageCards cards;
  private final Shells shells;

  SegmentsPages(
      Segmentations segmentations,
      Memberships memberships,
      CustomerBases customers,
      SegmentsView view,
      FitViews fits,
      PageCards cards,
      Shells shells) {
    this.segmentations = segmentations;
    this.memberships = memberships;
    this.customers = customers;
    this.view = view;
    this.fits = fits;
    this.cards = cards;
    this.shells = shells;
  }

  @GetMapping("/segments")
  JteView segments(@RequestParam(defaultValue = "cards") String view) {
    Shell shell = shells.shell("segments");
    CustomerBase base = customers.asOf(shell.asOf());
    List<Segmentation> all = segmentations.all(shell.asOf());
    SegmentationChoice choice = shell.segmentation();
    Segmentation chosen =
        choice == null ? null : segmentations.required(choice.key(), shell.asOf());
    FitCard fit = chosen == null ? null : fits.segmentations(shell);
    boolean mayEdit = CurrentUser.now().may(Role.PRODUCT);
    return new JteView(
        "segments/segments",
        new SegmentsPage(
            shell,
            base.size() == 0
                ? "Ways to segment your customers by what they need."
                : "Ways to divide the same " + Format.count(base.size(), "account") + ".",
            chosen == null || fit == null || base.size() == 0
                ? null
                : SegmentsSummary.of(chosen, memberships.of(chosen, base), base, fit),
            mayEdit,
            base.size() > 0,
            all.stream().map(one -> row(one, chosen, base, shell)).toList(),
            chosen == null ? null : shown(chosen, view.equals("table"), base, shell),
            chosen == null ? this.view.proposals() : List.of(),
            fit,
            chosen == null ? List.of() : cards.on("segments", shell),
            shell.address().with("view", null).twin("csv")));
  }

  private SegmentsPage.Row row(
      Segmentation one, @Nullable Segmentation chosen, CustomerBase base, Shell shell) {
    String href = shell.address().with("segmentation", one.active() ? null : one.key()).href();
    return view.row(one, one.equals(chosen), base, href);
  }

  private SegmentsPage.Shown shown(
      Segmentation one, boolean table, CustomerBase base, Shell shell) {
    return new SegmentsPage.Shown(
        one.key(),
        one.name(),
        view.since(one),
        "/segments/" + one.key(),
        List.of(
            new Choice(
                "Cards", shell.address().with("view", null).href(), !table, "layout-columns", null),
            new Choice(
                "Table", shell.address().with("view", "table").href(), table, "table", null)),
        table,
        view.cards(one, base),
        view.total(base),
        view.rules(one, base),
        view.timeline(one),
        view.agreement(one));
  }

  /** A line per segment of every segmentation. */
  @GetMapping("/segments.csv")
  void segmentsCsv(HttpServletResponse response) {
    CustomerBase base = customers.asOf(shells.asOf());
    Csv.download(
        response,
        "segments",
        csv -> {
          csv.row(
              "segmentation",
              "segmentation_name",
              "active",
              "segment",
              "segment_name",
              "accounts",
              "account_share",
              "arr",
              "currency",
              "rule");
          for (Segmentation one : segmentations.all(base.asOf())) {
            Membership membership = memberships.of(one, base);
            List<Segment> all = one.all();
            for (int i = 0; i < all.size(); i++) {
              csv.row(
                  one.key(),
                  one.name(),
                  one.active(),
                  all.get(i).key(),
                  all.get(i).name(),
                  membership.counts()[i],
                  base.size() == 0 ? null : (double) membership.counts()[i] / base.size(),
                  Money.of(membership.arr()[i], base.currency()).amount(),
                  base.currency(),
                  all.get(i).rule());
            }
          }
        });
  }
}
