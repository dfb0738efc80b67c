package io.beachhead.decisions.predictions;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.beachhead.decisions.Decider;
import io.beachhead.decisions.Decision;
import io.beachhead.decisions.Prediction;
import io.beachhead.statistics.Interval;
import io.beachhead.statistics.NotEnoughData;
import io.beachhead.value.evidence.EvidenceKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Predictions in JSON.
 *
 * @param inside decisions whose outcome fell in the range, by the segment they were made for
 * @param of decisions whose outcome is known
 * @param insideShare null where none is
 * @param expectedShare the share that would be inside if every prediction held, as roughly as
 *     outcomes were measured; null where none is known
 * @param method in words: use was chosen, so outcomes are associated with it
 */
record PredictionsAnswer(
    List<Item> items,
    int inside,
    int of,
    @Nullable Interval insideShare,
    @Nullable Double expectedShare,
    TrackRecord.Brier brier,
    List<TrackRecord.Calibration> calibration,
    List<Kind> bias,
    String method) {

  /**
   * A decision.
   *
   * @param decision id
   * @param name what it was about, as it was called then
   * @param state {@code waiting} for its day, {@code checked}, or {@code unknown} where nothing can
   *     be said
   * @param main the segment it was made for; null where no segment was to gain
   * @param within of that segment
   * @param deciders with the probability each gave; null in it where they gave none
   */
  record Item(
      String decision,
      String name,
      LocalDate decidedOn,
      LocalDate checkOn,
      String state,
      @Nullable String main,
      @Nullable Boolean within,
      List<Decider> deciders,
      List<Segment> segments) {}

  /**
   * One segment.
   *
   * @param predicted increase of happy accounts; null where nobody in the segment pays, or nothing
   *     was known of what it is worth there
   * @param observed change against comparable accounts; null where there is not enough data
   * @param within whether the middle of what was observed lies in the predicted range
   * @param restsOn kind of evidence with most weight
   * @param users accounts that use it and could be compared
   * @param comparable paying accounts of the same segment, as happy and as active at the beginning,
   *     that do not use it
   */
  record Segment(
      String key,
      String name,
      @Nullable Interval predicted,
      @Nullable Interval observed,
      @Nullable Boolean within,
      @Nullable EvidenceKind restsOn,
      int users,
      int comparable,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable NotEnoughData notEnoughData) {}

  /**
   * A kind of evidence.
   *
   * @param factor Σ observed ÷ Σ predicted
   * @param difference observed − predicted, mean of a decision
   * @param currentBias standard deviation in the value model now
   * @param suggestedBias what these outcomes say it should be; null for no change
   */
  record Kind(
      EvidenceKind kind,
      @Nullable Interval factor,
      @Nullable Interval difference,
      int n,
      double currentBias,
      @Nullable Double suggestedBias,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable NotEnoughData notEnoughData) {}

  static PredictionsAnswer of(
      List<CheckedPrediction> predictions, Map<EvidenceKind, Double> biasNow) {
    TrackRecord record = TrackRecord.of(predictions);
    return new PredictionsAnswer(
        predictions.stream().map(PredictionsAnswer::item).toList(),
        record.inside(),
        record.of(),
        record.insideShare(),
        record.expectedShare(),
        record.brier(),
        record.calibration(),
        record.bias().stream()
            .map(bias ->
                new Kind(
                    bias.kind(),
                    bias.factor(),
                    bias.difference(),
                    bias.n(),
                    biasNow.getOrDefault(bias.kind(), bias.kind().usualBias()),
                    bias.suggestedBias(),
                    bias.notEnoughData()))
            .toList(),
        "Observed: the change of happy accounts that took it up beyond that of paying accounts of"
            + " the same segment that were as happy and as active on the day of the decision and do"
            + " not use it. Associated with use, which nobody assigned by lot.");
  }

  static Item item(CheckedPrediction checked) {
    Decision decision = checked.decision();
    LocalDate checkOn = decision.ruling().checkOn();
    Prediction.Segment main = checked.main();
    Check check = checked.check();
    List<Segment> segments = new ArrayList<>();
    for (Prediction.Segment segment : decision.predicted().segments()) {
      Check.Part part = check == null ? null : check.part(segment.key());
      segments.add(
          new Segment(
              segment.key(),
              segment.name(),
              segment.happyAccounts(),
              part == null ? null : part.observed(),
              checked.within(segment),
              segment.restsOn(),
              part == null ? 0 : part.users(),
              part == null ? 0 : part.others(),
              part == null ? null : part.missing()));
    }
    return new Item(
        decision.id(),
        decision.subject().name(),
        decision.decidedOn(),
        checkOn == null ? decision.decidedOn() : checkOn,
        check == null ? "waiting" : check.known() ? "checked" : "unknown",
        main == null ? null : main.key(),
        checked.within(),
        decision.ruling().deciders(),
        segments);
  }
}
