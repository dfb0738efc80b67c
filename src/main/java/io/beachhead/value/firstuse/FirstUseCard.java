package io.beachhead.value.firstuse;

import io.beachhead.value.firstuse.FirstUse.Answer;
import io.beachhead.value.firstuse.FirstUse.LeftOut;
import io.beachhead.value.firstuse.FirstUse.Part;
import io.beachhead.web.Format;
import io.beachhead.web.Shell;
import io.beachhead.web.card.Card;
import io.beachhead.web.card.CardRequest;
import io.beachhead.web.card.PageCard;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Days to the first use, on Happiness. */
@Component
public class FirstUseCard implements PageCard {
  private static final int ORDER = 10;

  private final FirstUse firstUse;

  FirstUseCard(FirstUse firstUse) {
    this.firstUse = firstUse;
  }

  /** The card. */
  public record FirstUseTable(List<Row> rows, String footer, String csvHref, String jsonHref) {}

  /**
   * A segment.
   *
   * @param colour null for all accounts
   * @param days the median in words, or why there is none
   */
  public record Row(
      @Nullable Integer colour,
      String name,
      String accounts,
      String used,
      String whyId,
      String whyHref,
      String days,
      String range) {}

  @Override
  public String page() {
    return "happiness";
  }

  @Override
  public Optional<Card> card(CardRequest request) {
    Shell shell = request.shell();
    Answer answer = firstUse.answer(request.segmentation(), shell.asOf());
    List<Row> rows = new ArrayList<>();
    answer.segments().stream()
        .filter(part -> part.accounts() > 0)
        .forEach(part -> rows.add(row(part, shell)));
    rows.add(row(answer.total(), shell));
    return Optional.of(
        new Card(
            ORDER,
            "value/_firstuse",
            new FirstUseTable(
                rows,
                leftOut(answer.dataFrom(), answer.leftOut()),
                shell.link("/happiness/first-use.csv"),
                shell.link("/happiness/first-use.json"))));
  }

  private static Row row(Part part, Shell shell) {
    String key = part.key();
    return new Row(
        part.colour(),
        part.name(),
        Format.count(part.accounts()),
        Format.of(part.used(), part.accounts()),
        "why-" + FirstUse.METRIC + (key == null ? "" : "-" + key),
        shell.link(
            "/why/"
                + FirstUse.METRIC
                + (key == null
                    ? ""
                    : "?segment=" + URLEncoder.encode(key, StandardCharsets.UTF_8))),
        days(part),
        range(part));
  }

  /** The median in words. */
  static String days(Part part) {
    var median = part.medianDays();
    if (median != null) {
      return number(median.mid());
    }
    return part.accounts() == 0 || part.notEnoughData() == null
        ? "not enough data"
        : part.used() * 2 < part.accounts() ? "not yet half" : "too few accounts";
  }

  /** The range in words; empty where there is no median. */
  static String range(Part part) {
    var median = part.medianDays();
    if (median == null) {
      return "";
    }
    Double high = median.high();
    return high == null
        ? "%s or more".formatted(number(median.low()))
        : number(median.low()).equals(number(high))
            ? number(high)
            : number(median.low()) + Format.EN_DASH + number(high);
  }

  private static String number(double days) {
    return Format.number(days, days < 10 ? 1 : 0);
  }

  /** Whom the numbers leave out, in a sentence. */
  static String leftOut(@Nullable LocalDate dataFrom, LeftOut out) {
    if (dataFrom == null) {
      return "Nothing is known of the use of shipped features yet: name the product events that"
          + " mean use, or import feature use.";
    }
    List<String> reasons = new ArrayList<>();
    if (out.createdBeforeData() > 0) {
      reasons.add(
          "%s created before the data begin on %s"
              .formatted(Format.count(out.createdBeforeData()), Format.date(dataFrom)));
    }
    if (out.prospects() > 0) {
      reasons.add(Format.count(out.prospects(), "prospect"));
    }
    if (out.withoutCreationDate() > 0) {
      reasons.add("%s without a creation date".formatted(Format.count(out.withoutCreationDate())));
    }
    if (out.useWithoutDate() > 0) {
      reasons.add("%s whose use has no first day".formatted(Format.count(out.useWithoutDate())));
    }
    return "Accounts that have used nothing count as waiting."
        + (reasons.isEmpty() ? "" : " Left out: " + String.join(", ", reasons) + ".");
  }
}
