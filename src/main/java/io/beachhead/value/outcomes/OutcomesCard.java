package io.beachhead.value.outcomes;

import io.beachhead.statistics.Interval;
import io.beachhead.web.Format;
import io.beachhead.web.card.Card;
import io.beachhead.web.card.CardRequest;
import io.beachhead.web.card.PageCard;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Outcomes side by side, on Segments. */
@Component
public class OutcomesCard implements PageCard {
  private static final int ORDER = 10;

  private final Outcomes outcomes;

  OutcomesCard(Outcomes outcomes) {
    this.outcomes = outcomes;
  }

  /** The card. */
  public record Table(List<Part> parts, String csvHref) {}

  /** A segmentation. */
  public record Part(String name, boolean active, List<Row> rows) {}

  /** A segment. */
  public record Row(int colour, String name, String accounts, List<Cell> cells) {}

  /**
   * @param range in words; empty where there is not enough data
   */
  public record Cell(String text, String range) {}

  @Override
  public String page() {
    return "segments";
  }

  @Override
  public Optional<Card> card(CardRequest request) {
    Outcomes.Answer answer = outcomes.answer(request.shell().asOf());
    if (answer.segmentations().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Card(
            ORDER,
            "value/_outcomes",
            new Table(
                answer.segmentations().stream()
                    .map(one ->
                        new Part(
                            one.name(),
                            one.active(),
                            one.segments().stream().map(OutcomesCard::row).toList()))
                    .toList(),
                request.shell().link("/segments/~outcomes.csv"))));
  }

  private static Row row(Outcomes.OfSegment segment) {
    return new Row(
        segment.colour(),
        segment.name(),
        Format.count(segment.accounts()),
        Stream.of(
                cell(segment.happy()),
                cell(segment.nrr()),
                cell(segment.grr()),
                cell(segment.use()),
                cell(segment.winRate()))
            .toList());
  }

  private static Cell cell(@Nullable Interval share) {
    return share == null
        ? new Cell("–", "not enough data")
        : new Cell(
            Format.share(share.mid()),
            Format.shareRange(share.low(), share.high()) + " at 80% certainty");
  }
}
