package io.beachhead.alerts.numbers;

import io.beachhead.behaviour.saved.NumberReading;
import io.beachhead.behaviour.saved.NumberReading.Share;
import io.beachhead.behaviour.saved.NumberSource;
import io.beachhead.behaviour.saved.SavedNumber;
import io.beachhead.statistics.ShareRatio;
import io.beachhead.value.happiness.Happiness;
import io.beachhead.value.happiness.HappinessAnswer.Point;
import io.beachhead.web.ProblemException;
import io.beachhead.workspace.WorkspaceSettings;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Customers observed happy at the end of the last month, as a count and as a share. */
@Component
class HappyNumbers implements NumberSource {
  private static final String COUNT = "happiness:customers";
  private static final String SHARE = "happiness:share";
  private static final String PAGE = "/happiness";

  private final Happiness happiness;
  private final WorkspaceSettings settings;
  private final Clock clock;

  HappyNumbers(Happiness happiness, WorkspaceSettings settings, Clock clock) {
    this.happiness = happiness;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public List<SavedNumber> numbers() {
    return List.of(
        new SavedNumber(COUNT, "Happy customers", PAGE, false),
        new SavedNumber(SHARE, "Share of happy customers", PAGE, true));
  }

  @Override
  public Optional<NumberReading> read(String key) {
    return switch (key) {
      case COUNT -> Optional.of(count());
      case SHARE -> Optional.of(share());
      default -> Optional.empty();
    };
  }

  private NumberReading count() {
    var month = month();
    var now = at(month.end());
    var before = at(month.endBefore());
    boolean known = now.n() > 0 && before.n() > 0;
    return month.reading(
        (double) now.happy(),
        (double) before.happy(),
        known
            ? ShareRatio.katz(now.happy(), now.n(), before.happy(), before.n())
                .map(ratio -> ratio * now.n() / before.n() - 1)
            : null,
        false);
  }

  private NumberReading share() {
    var month = month();
    var now = at(month.end());
    var before = at(month.endBefore());
    var named = month.reading(null, null, null, true).last();
    return NumberReading.ofShares(
        named.period(),
        named.label(),
        new Share(now.happy(), now.n()),
        new Share(before.happy(), before.n()));
  }

  private Monthly month() {
    return Monthly.before(LocalDate.ofInstant(clock.instant(), settings.current().timezone()));
  }

  private Point at(LocalDate end) {
    return happiness.answer(null, null).months().stream()
        .filter(one -> one.date().equals(end))
        .findFirst()
        .orElseThrow(() ->
            ProblemException.unprocessable(
                "Happiness at the end of the month is not known yet.", List.of()))
        .total();
  }
}
