package io.beachhead.value.firstuse;

import io.beachhead.value.firstuse.FirstUse.Answer;
import io.beachhead.value.firstuse.FirstUse.LeftOut;
import io.beachhead.value.firstuse.FirstUse.Part;
import io.beachhead.web.Csv;
import io.beachhead.web.Format;
import io.beachhead.web.JteView;
import io.beachhead.web.PageAddress;
import io.beachhead.web.ProblemException;
import io.beachhead.web.WhyAnswer;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** Days to the first use as JSON and CSV, and why the number is what it is. */
@Controller
@Tag(name = "Happiness")
class FirstUseController {
  private final FirstUse firstUse;

  FirstUseController(FirstUse firstUse) {
    this.firstUse = firstUse;
  }

  @GetMapping(
      path = {"/api/happiness/first-use", "/happiness/first-use.json"},
      produces = MediaType.APPLICATION_JSON_VALUE)
  @ResponseBody
  @Operation(
      summary = "Median days from an account's creation to its first use of any shipped feature",
      description =
          "By segment, with an 80% range. Accounts that have used nothing count as waiting until"
              + " the as-of day; high is null where the range has no end yet.")
  Answer answer(
      @RequestParam(required = false) @Nullable String segmentation,
      @RequestParam(required = false) @Nullable LocalDate asOf) {
    return firstUse.answer(segmentation, asOf);
  }

  @GetMapping(
      path = {
        "/api/happiness/first-use",
        "/api/happiness/first-use.csv",
        "/happiness/first-use.csv"
      },
      produces = "text/csv")
  @Operation(summary = "The same as a table: one line per segment, all accounts last")
  void table(
      @RequestParam(required = false) @Nullable String segmentation,
      @RequestParam(required = false) @Nullable LocalDate asOf,
      HttpServletResponse response) {
    Answer answer = firstUse.answer(segmentation, asOf);
    List<Part> parts = new ArrayList<>(answer.segments());
    parts.add(answer.total());
    Csv.download(
        response,
        "first-use",
        csv -> {
          csv.row("segment", "name", "accounts", "used", "median_days", "low", "high", "as_of");
          for (Part part : parts) {
            var median = part.medianDays();
            csv.row(
                part.key(),
                part.name(),
                part.accounts(),
                part.used(),
                median == null ? null : (Double) median.mid(),
                median == null ? null : (Double) median.low(),
                median == null ? null : median.high(),
                answer.asOf());
          }
        });
  }

  @GetMapping("/why/" + FirstUse.METRIC)
  @Hidden
  JteView why(
      @RequestParam(required = false) @Nullable String segmentation,
      @RequestParam(required = false) @Nullable LocalDate asOf,
      @RequestParam(required = false) @Nullable String segment) {
    Answer answer = firstUse.answer(segmentation, asOf);
    Part part =
        segment == null || segment.isBlank()
            ? answer.total()
            : answer.segments().stream()
                .filter(each -> segment.equals(each.key()))
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("There is no such segment."));
    LeftOut out = answer.leftOut();
    List<WhyAnswer.Line> lines = new ArrayList<>();
    lines.add(new WhyAnswer.Line("Accounts followed", Format.count(part.accounts())));
    lines.add(new WhyAnswer.Line("have used a shipped feature", Format.count(part.used())));
    lines.add(new WhyAnswer.Line("are still waiting", Format.count(part.accounts() - part.used())));
    lines.add(new WhyAnswer.Line("Median", FirstUseCard.days(part), true));
    if (part.medianDays() != null) {
      lines.add(new WhyAnswer.Line("Range at 80% certainty", FirstUseCard.range(part)));
    }
    List<PageAddress.Parameter> query = new ArrayList<>();
    if (segmentation != null) {
      query.add(new PageAddress.Parameter("segmentation", segmentation));
    }
    if (asOf != null) {
      query.add(new PageAddress.Parameter("asOf", asOf.toString()));
    }
    return new JteView(
        "web/whybody",
        new WhyAnswer(
            "Days from creation to first use, "
                + (part.key() == null ? "all accounts" : part.name()),
            lines,
            part.medianDays() == null
                ? Objects.requireNonNull(part.notEnoughData()).why() + "."
                : FirstUseCard.leftOut(answer.dataFrom(), out),
            null,
            "/method/" + FirstUse.METRIC,
            new PageAddress("/happiness/first-use.json", query).href()));
  }
}
