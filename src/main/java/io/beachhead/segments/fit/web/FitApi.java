package io.beachhead.segments.fit.web;

import io.beachhead.segments.fit.BehaviourColumn;
import io.beachhead.segments.fit.FitAnswer;
import io.beachhead.segments.fit.FitAnswer.Fit;
import io.beachhead.segments.fit.FitDetail;
import io.beachhead.segments.fit.FitDetails;
import io.beachhead.segments.fit.Fits;
import io.beachhead.web.Csv;
import io.beachhead.web.ProblemException;
import io.beachhead.web.Shells;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How well divisions reflect behaviour, as JSON and CSV. */
@RestController
@Tag(name = "Segments")
class FitApi {
  private final Fits fits;
  private final FitDetails details;
  private final Shells shells;

  FitApi(Fits fits, FitDetails details, Shells shells) {
    this.fits = fits;
    this.details = details;
    this.shells = shells;
  }

  @GetMapping(path = "/api/segmentations/fit", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "How well every segmentation and every attribute reflects what customers do",
      description =
          "gain = 1 − (out-of-fold log loss by segment ÷ that of one segment for all), overall (the"
              + " mean of the columns) and for what accounts use, ask for, answer, pay and renew;"
              + " null for a column without data, and missing says why. p is of permutations.")
  FitAnswer fit() {
    return fits.all(shells.asOf());
  }

  @GetMapping("/api/segmentations/fit/details")
  @Operation(
      summary = "The figures beside the gain of one segmentation or attribute",
      description =
          "η² and ω² of what accounts pay (and of its logarithm), bias-corrected Cramér's V with"
              + " everything observed, and PERMANOVA on Gower's distance with its test of"
              + " dispersion. Name either segmentation or attribute.")
  FitDetail detail(
      @RequestParam(required = false) @Nullable String segmentation,
      @RequestParam(required = false) @Nullable String attribute) {
    if (segmentation != null && !segmentation.isBlank()) {
      return details.ofSegmentation(segmentation, shells.asOf());
    }
    if (attribute != null && !attribute.isBlank()) {
      return details.ofAttribute(attribute, shells.asOf());
    }
    throw ProblemException.badRequest("Name a segmentation or an attribute.");
  }

  @GetMapping(path = {"/segments/~fit.csv", "/api/segmentations/fit.csv"})
  @Operation(summary = "The same as a table: a line for each segmentation and attribute")
  void table(HttpServletResponse response) {
    FitAnswer answer = fits.all(shells.asOf());
    Csv.download(
        response,
        "segmentation-fit",
        csv -> {
          List<Object> head =
              new ArrayList<>(List.of("kind", "key", "name", "groups", "gain", "low", "high", "p"));
          for (String column : answer.columns()) {
            head.addAll(
                List.of(column + "_gain", column + "_low", column + "_high", column + "_p"));
          }
          head.add("as_of");
          csv.row(head.toArray());
          answer
              .segmentations()
              .forEach(one ->
                  csv.row(
                      line(
                          List.of("segmentation", one.key(), one.name(), one.segments()),
                          one.fit(),
                          answer)));
          answer
              .attributes()
              .forEach(one ->
                  csv.row(
                      line(
                          List.of("attribute", one.attribute(), one.attribute(), one.groups()),
                          one.fit(),
                          answer)));
        });
  }

  private static @Nullable Object[] line(List<Object> names, Fit fit, FitAnswer answer) {
    List<@Nullable Object> line = new ArrayList<>(names);
    var gain = fit.gain();
    line.add(gain == null ? null : (Double) gain.mid());
    line.add(gain == null ? null : (Double) gain.low());
    line.add(gain == null ? null : (Double) gain.high());
    line.add(fit.p());
    for (BehaviourColumn column : BehaviourColumn.values()) {
      var found = fit.column(column).orElse(null);
      line.add(found == null ? null : (Double) found.gain().mid());
      line.add(found == null ? null : (Double) found.gain().low());
      line.add(found == null ? null : (Double) found.gain().high());
      line.add(found == null ? null : (Double) found.p());
    }
    line.add(answer.asOf());
    return line.toArray();
  }
}
