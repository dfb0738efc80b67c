package io.beachhead.voice.surveys;

import io.beachhead.web.Format;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A survey.
 *
 * @param intro shown above the questions
 * @param closesOn the last day on which it takes answers; null for no end
 * @param quota it closes when so many have answered; null for any number
 * @param items empty for kinds without
 * @param sets item keys shown together, for MaxDiff; else empty
 * @param respondents how many have answered
 */
public record Survey(
    String key,
    String name,
    SurveyKind kind,
    @Nullable String intro,
    @Nullable LocalDate closesOn,
    @Nullable Integer quota,
    Instant createdAt,
    List<SurveyItem> items,
    List<List<String>> sets,
    int respondents) {

  public Survey {
    items = List.copyOf(items);
    sets = sets.stream().map(List::copyOf).toList();
  }

  /** Why it takes no answers on a day, in one sentence; null where it does. */
  public @Nullable String closed(LocalDate today) {
    LocalDate last = closesOn;
    Integer most = quota;
    if (last != null && today.isAfter(last)) {
      return "This survey closed on " + Format.date(last) + ".";
    }
    return most != null && respondents >= most
        ? "This survey has as many answers as were asked for."
        : null;
  }

  /** Until when and for how many answers it is open, in words; for any number and time: open. */
  public String open() {
    LocalDate last = closesOn;
    Integer most = quota;
    String until = last == null ? "" : " until " + Format.date(last);
    String many =
        most == null
            ? ""
            : ", %s of at most %s answers in"
                .formatted(Format.count(respondents), Format.count(most));
    return "Open" + until + many + ".";
  }

  /** Number of an item, or −1. */
  public int indexOf(String item) {
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i).key().equals(item)) {
        return i;
      }
    }
    return -1;
  }
}
