package io.beachhead.growth.churn.web;

import io.beachhead.growth.churn.ChurnAnswer;
import io.beachhead.growth.churn.ChurnQuestions;
import io.beachhead.web.Csv;
import io.beachhead.web.Cursor;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who may leave, and what goes with leaving, as JSON and CSV. */
@RestController
@ConditionalOnWebApplication
@Tag(name = "Growth")
class ChurnApi {
  private static final int USUAL = 1000;
  private static final int MOST = 10_000;

  private final ChurnQuestions questions;

  ChurnApi(ChurnQuestions questions) {
    this.questions = questions;
  }

  /**
   * Which accounts.
   *
   * @param owner empty or - = nobody's
   */
  record AskedChurn(
      @Nullable String segmentation,
      @Nullable String segment,
      @Nullable String owner,
      @Nullable LocalDate asOf) {
    ChurnQuestions.Filter filter() {
      return new ChurnQuestions.Filter(
          blankToNull(segmentation), blankToNull(segment), "-".equals(owner) ? "" : owner);
    }

    private static @Nullable String blankToNull(@Nullable String text) {
      return text == null || text.isBlank() ? null : text;
    }
  }

  @GetMapping(path = "/api/growth/churn", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Who may leave within 90 days and what changed, and what goes with leaving",
      description =
          "model is Cox's survival model in counting-process form: stretches of 28 days of the last"
              + " year, each with what the account did in the 28 days before, ties by Efron. ratio"
              + " = how many times as often those accounts left, 80% interval. frequency tells"
              + " accounts by active days of 28. null below 20 accounts that left.")
  ChurnAnswer churn(
      @ParameterObject AskedChurn asked,
      @RequestParam(defaultValue = "" + USUAL) int limit,
      @Parameter(description = "nextCursor of the answer before") @RequestParam(required = false)
          @Nullable String cursor) {
    if (limit < 1 || limit > MOST) {
      throw ProblemException.badRequest(
          "The limit is not usable.",
          List.of(ProblemItem.of("limit", Integer.toString(limit), "must be from 1 to 10,000")));
    }
    return questions.answer(
        asked.filter(), asked.asOf(), new ChurnQuestions.Slice(from(cursor), limit));
  }

  private static int from(@Nullable String cursor) {
    if (cursor == null || cursor.isEmpty()) {
      return 0;
    }
    Cursor decoded = Cursor.decode(cursor, 1);
    try {
      return Math.max(0, Integer.parseInt(decoded.parts().getFirst()));
    } catch (NumberFormatException notOurs) {
      throw decoded.foreign();
    }
  }

  @GetMapping(
      path = {"/api/growth/churn", "/api/growth/churn.csv", "/growth/churn.csv"},
      produces = "text/csv")
  @Operation(summary = "The same as a table: one line per paying account")
  void table(@ParameterObject AskedChurn asked, HttpServletResponse response) {
    ChurnAnswer answer = questions.answer(asked.filter(), asked.asOf(), ChurnQuestions.Slice.ALL);
    Csv.download(
        response,
        "churn",
        csv -> {
          csv.row(
              "account",
              "name",
              "segment",
              "owner",
              "chance_90_days",
              "chance_low",
              "chance_high",
              "chance_28_days_before",
              "active_days",
              "active_days_before",
              "people",
              "people_before",
              "features_dropped",
              "arr",
              "currency");
          for (var item : answer.page().items()) {
            var chance = item.chance();
            var use = item.use();
            csv.row(
                item.account(),
                item.name(),
                item.segment(),
                item.owner(),
                chance == null ? null : (Double) chance.mid(),
                chance == null ? null : (Double) chance.low(),
                chance == null ? null : (Double) chance.high(),
                item.before(),
                use == null ? null : (Integer) use.activeDays(),
                use == null ? null : (Integer) use.activeDaysBefore(),
                use == null ? null : (Integer) use.people(),
                use == null ? null : (Integer) use.peopleBefore(),
                String.join("; ", item.featuresDropped()),
                item.arr().amount(),
                item.arr().currency());
          }
        });
  }
}
