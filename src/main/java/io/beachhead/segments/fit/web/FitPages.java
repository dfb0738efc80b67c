package io.beachhead.segments.fit.web;

import io.beachhead.segments.fit.BehaviourColumn;
import io.beachhead.segments.fit.FitAnswer;
import io.beachhead.segments.fit.FitDetail;
import io.beachhead.segments.fit.FitDetails;
import io.beachhead.segments.fit.Fits;
import io.beachhead.statistics.Interval;
import io.beachhead.statistics.division.Permanova;
import io.beachhead.web.Format;
import io.beachhead.web.JteView;
import io.beachhead.web.ProblemException;
import io.beachhead.web.Shell;
import io.beachhead.web.Shells;
import io.beachhead.web.WhyAnswer;
import io.beachhead.web.WhyAnswer.Line;
import io.beachhead.web.text.Capital;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page of attributes and details, and why a gain is what it is. */
@Controller
@Hidden
class FitPages {
  private static final int SHOWN = 12;

  private final Fits fits;
  private final FitDetails details;
  private final FitViews views;
  private final Shells shells;

  FitPages(Fits fits, FitDetails details, FitViews views, Shells shells) {
    this.fits = fits;
    this.details = details;
    this.views = views;
    this.shells = shells;
  }

  @GetMapping("/segments/~fit")
  JteView page(@RequestParam(required = false) @Nullable String attribute) {
    Shell shell = shells.shell("segments");
    FitAnswer answer = fits.all(shell.asOf());
    String segmentation =
        attribute != null || shell.segmentation() == null ? null : shell.segmentation().key();
    FitDetail detail = detail(segmentation, attribute, shell.asOf());
    return new JteView(
        "segments/fit",
        new FitPage(
            shell,
            views.segmentations(shell, answer, segmentation),
            views.attributes(shell, answer, attribute),
            detail == null ? null : shown(detail)));
  }

  private @Nullable FitDetail detail(
      @Nullable String segmentation, @Nullable String attribute, LocalDate asOf) {
    if (attribute != null && !attribute.isBlank()) {
      return details.ofAttribute(attribute, asOf);
    }
    return segmentation == null ? null : details.ofSegmentation(segmentation, asOf);
  }

  private static FitPage.Detail shown(FitDetail detail) {
    List<FitPage.Line> lines = new ArrayList<>();
    Permanova whole = detail.whole();
    if (whole != null) {
      lines.add(
          new FitPage.Line(
              "PERMANOVA on Gower's distance",
              "pseudo-F %s, R² %s, p %s"
                  .formatted(
                      Format.number(whole.f(), 1),
                      Format.number(whole.r2(), 3),
                      Format.number(whole.p(), 3)),
              "%s compared; whole profiles of use, requests, answers and pay"
                  .formatted(Format.count(whole.rows(), "account"))));
      lines.add(
          new FitPage.Line(
              "Test of dispersion",
              "F %s, p %s"
                  .formatted(
                      Format.number(whole.dispersionF(), 1), Format.number(whole.dispersionP(), 3)),
              whole.dispersionP() <= 0.05
                  ? "groups differ in how scattered they are, so part of the difference above may"
                      + " be that"
                  : "groups are about equally scattered"));
    }
    if (detail.pay() != null) {
      lines.add(
          new FitPage.Line(
              "Variance of ARR",
              "η² %s, ω² %s"
                  .formatted(
                      Format.number(detail.pay().eta2(), 3),
                      Format.number(detail.pay().omega2(), 3)),
              Format.count(detail.pay().rows(), "paying account")));
    }
    if (detail.payLog() != null) {
      lines.add(
          new FitPage.Line(
              "Variance of log ARR",
              "η² %s, ω² %s"
                  .formatted(
                      Format.number(detail.payLog().eta2(), 3),
                      Format.number(detail.payLog().omega2(), 3)),
              "a few large accounts do not decide"));
    }
    return new FitPage.Detail(
        detail.about(),
        detail.sentence(),
        lines,
        detail.associations().stream()
            .limit(SHOWN)
            .map(one ->
                new FitPage.Association(
                    Capital.first(one.column().key()),
                    one.trait(),
                    Format.number(one.v(), 2),
                    Format.number(100 * one.v(), 0),
                    Format.count(one.accounts())))
            .toList());
  }

  @GetMapping("/why/segmentation-fit")
  JteView why(
      @RequestParam(required = false) @Nullable String segmentation,
      @RequestParam(required = false) @Nullable String attribute) {
    LocalDate asOf = shells.asOf();
    FitDetail detail = detail(segmentation, attribute, asOf);
    if (detail == null) {
      throw ProblemException.notFound("Name a segmentation or an attribute.");
    }
    List<Line> lines = new ArrayList<>();
    for (BehaviourColumn column : BehaviourColumn.values()) {
      lines.add(
          new Line(
              Capital.first(column.key()),
              detail
                  .fit()
                  .column(column)
                  .map(one ->
                      "%s, p %s, n %s"
                          .formatted(
                              Format.share(one.gain().mid()),
                              Format.number(one.p(), 3),
                              Format.count(one.accounts())))
                  .orElse("not enough data")));
    }
    Interval gain = detail.fit().gain();
    if (gain != null && detail.fit().p() != null) {
      lines.add(new Line("Mean of the columns", Format.share(gain.mid()), true));
      lines.add(new Line("Range at 80% certainty", Format.shareRange(gain.low(), gain.high())));
      lines.add(new Line("p of permutations", Format.number(detail.fit().p(), 3)));
    }
    return new JteView(
        "web/whybody",
        new WhyAnswer(
            detail.sentence(),
            lines,
            "Out of fold: each fifth of the accounts is predicted from the other four.",
            null,
            "/method/segmentation-fit",
            "/api/segmentations/fit"));
  }
}
