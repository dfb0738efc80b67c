package io.beachhead.segments.fit.web;

import io.beachhead.segments.fit.BehaviourColumn;
import io.beachhead.segments.fit.FitAnswer;
import io.beachhead.segments.fit.FitAnswer.Fit;
import io.beachhead.segments.fit.FitAnswer.OfAttribute;
import io.beachhead.segments.fit.FitAnswer.OfSegmentation;
import io.beachhead.segments.fit.FitWords;
import io.beachhead.segments.fit.Fits;
import io.beachhead.statistics.Interval;
import io.beachhead.web.Format;
import io.beachhead.web.PageAddress;
import io.beachhead.web.Shell;
import io.beachhead.web.chart.Axis;
import io.beachhead.web.chart.RangeMark;
import io.beachhead.web.text.Capital;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts gains into rows, marks and tints. */
@Component
public class FitViews {
  private static final int DARKEST = 48;
  private static final int TINT_STEP = 4;
  private static final Axis DEFAULT_AXIS = new Axis(0, 1, 1);

  private final Fits fits;

  FitViews(Fits fits) {
    this.fits = fits;
  }

  /** Of all segmentations, for the page of segments. */
  public FitCard segmentations(Shell shell) {
    FitAnswer answer = fits.segmentations(shell.asOf());
    var chosen = shell.segmentation();
    return card(
        shell,
        answer,
        rows(shell, answer.segmentations(), chosen == null ? null : chosen.key()),
        "/segments/~fit");
  }

  /**
   * Of all attributes, for the page about them.
   *
   * @param about the one whose details are shown
   */
  FitCard attributes(Shell shell, FitAnswer answer, @Nullable String about) {
    Axis axis = axis(answer.attributes().stream().map(OfAttribute::gain).toList());
    List<FitCard.Row> rows = new ArrayList<>();
    for (OfAttribute one : answer.attributes()) {
      rows.add(
          row(
              shell,
              new Named(
                  "attribute",
                  one.attribute(),
                  one.attribute(),
                  false,
                  one.attribute().equalsIgnoreCase(about)),
              Format.count(one.groups(), "group"),
              one.fit(),
              axis));
    }
    return card(shell, answer, rows, null);
  }

  /** Of all segmentations, for the page about attributes. */
  FitCard segmentations(Shell shell, FitAnswer answer, @Nullable String about) {
    return card(shell, answer, rows(shell, answer.segmentations(), about), null);
  }

  private static FitCard card(
      Shell shell, FitAnswer answer, List<FitCard.Row> rows, @Nullable String more) {
    List<String> missing = new ArrayList<>();
    answer
        .missing()
        .forEach((column, why) -> missing.add(Capital.first(column) + ": " + why.why()));
    return new FitCard(
        shell,
        answer.sentence(),
        Arrays.stream(BehaviourColumn.values()).map(one -> Capital.first(one.key())).toList(),
        rows,
        String.join(" ", missing),
        more == null ? null : shell.link(more),
        shell.link("/segments/~fit.csv"));
  }

  private List<FitCard.Row> rows(
      Shell shell, List<OfSegmentation> segmentations, @Nullable String about) {
    Axis axis = axis(segmentations.stream().map(OfSegmentation::gain).toList());
    return segmentations.stream()
        .map(one ->
            row(
                shell,
                new Named(
                    "segmentation", one.key(), one.name(), one.active(), one.key().equals(about)),
                Format.count(one.segments(), "segment"),
                one.fit(),
                axis))
        .toList();
  }

  /** What a row is about. */
  private record Named(String kind, String key, String name, boolean active, boolean chosen) {}

  private static FitCard.Row row(Shell shell, Named named, String groups, Fit fit, Axis axis) {
    Interval gain = fit.gain();
    boolean attribute = named.kind.equals("attribute");
    PageAddress details =
        attribute
            ? shell.address().with("attribute", named.key)
            : shell
                .address()
                .with("attribute", null)
                .with("segmentation", named.active ? null : named.key);
    PageAddress why =
        new PageAddress("/why/segmentation-fit", List.of())
            .with(named.kind, named.key)
            .with("asOf", shell.asOf());
    return new FitCard.Row(
        "fit-" + named.kind + "-" + Integer.toHexString(named.key.hashCode()),
        details.href(),
        named.name,
        named.active,
        named.chosen,
        groups,
        gain == null
            ? null
            : new RangeMark(
                    named.name + ": " + Format.shareFine(gain.mid()), axis, within(gain, axis))
                .dot(named.active || named.chosen),
        gain == null ? "–" : Format.share(gain.mid()),
        gain == null
            ? fit.notEnoughData() == null ? "" : fit.notEnoughData().why()
            : Format.shareRange(gain.low(), gain.high()),
        why.href(),
        Stream.of(BehaviourColumn.values()).map(column -> cell(fit, column)).toList(),
        FitWords.of(named.name, fit));
  }

  private static FitCard.Cell cell(Fit fit, BehaviourColumn column) {
    return fit.column(column)
        .map(found ->
            new FitCard.Cell(
                Format.share(found.gain().mid()),
                tint(found.gain().mid()),
                "%s, p %s, %s"
                    .formatted(
                        Format.shareRange(found.gain().low(), found.gain().high()),
                        Format.number(found.p(), 3),
                        Format.count(found.accounts(), "account"))))
        .orElse(new FitCard.Cell("–", 0, "not enough data"));
  }

  private static int tint(double share) {
    return (int) Math.clamp(Math.round(share * 100 / TINT_STEP) * TINT_STEP, 0, DARKEST);
  }

  private static Interval within(Interval gain, Axis axis) {
    return gain.map(end -> Math.clamp(end, axis.from(), axis.to()));
  }

  private static Axis axis(List<@Nullable Interval> gains) {
    double most = 0;
    for (Interval gain : gains) {
      most = gain == null ? most : Math.max(most, gain.high());
    }
    return most > 0 ? Axis.upTo(most) : DEFAULT_AXIS;
  }
}
