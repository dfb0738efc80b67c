package io.beachhead.value.happiness;

import io.beachhead.behaviour.AccountActivity;
import io.beachhead.customers.attribute.Attribute;
import io.beachhead.customers.attribute.NumberAttribute;
import io.beachhead.web.Format;
import org.jspecify.annotations.Nullable;

/**
 * Does it use the product intensively: active days per seat, and key features used per seat, both
 * at or above a quantile of its peers?
 *
 * <p>Peers are the accounts of its segment in the agreed segmentation that pay or were active in
 * the window, the silent ones among them included. An account that sends no events is read from the
 * file of used features, see {@link RecordedUseMarks}.
 */
final class UsesMarks implements Marks {
  /**
   * Events have to have come in for so long (or for the window, where shorter) before it counts.
   */
  private static final int STREAM_DAYS = 28;

  private final DayView view;
  private final boolean features;
  private final boolean streaming;
  private final PeerGroups daysPerSeat;
  private final PeerGroups featuresPerSeat;
  private final RecordedUseMarks recorded;

  /**
   * @param features whether any key feature has events, so that their use can be seen
   */
  UsesMarks(DayView view, boolean features) {
    this.view = view;
    this.features = features;
    recorded = new RecordedUseMarks(view);
    int size = view.base().size();
    double[] days = new double[size];
    double[] used = new double[size];
    boolean[] peer = new boolean[size];
    long needed =
        view.asOf()
            .plusDays(1L - Math.min(STREAM_DAYS, view.definition().windowDays()))
            .plusDays(1)
            .atStartOfDay(view.zone())
            .toInstant()
            .toEpochMilli();
    streaming = view.activity().first() < needed;
    Attribute seats = view.base().attribute(view.definition().uses().seats());
    for (int row = 0; row < size; row++) {
      AccountActivity.Account account = view.activity(row);
      if (account != null && account.first() < view.to() && view.present(row)) {
        double places = seats(seats, account, row);
        days[row] = account.personDays()[view.window()] / places;
        used[row] = account.features()[view.window()] / places;
        peer[row] = view.base().arr(row) > 0 || account.personDays()[view.window()] > 0;
      }
    }
    daysPerSeat = new PeerGroups(view, days, peer);
    featuresPerSeat = new PeerGroups(view, used, peer);
  }

  private double seats(@Nullable Attribute attribute, AccountActivity.Account account, int row) {
    if (attribute instanceof NumberAttribute numbers
        && numbers.known(row)
        && numbers.number(row) > 0) {
      return numbers.number(row);
    }
    return Math.max(1, Math.max(view.base().people().count(row), account.people()[view.window()]));
  }

  /** Whether its use is read from the file of used features, for want of events. */
  boolean isFromFile(int row) {
    return !known(row) && recorded.of(row) != Mark.UNKNOWN;
  }

  private boolean known(int row) {
    AccountActivity.Account account = view.activity(row);
    return streaming && hasEvents(account) && daysPerSeat.enough(row);
  }

  private boolean hasEvents(AccountActivity.@Nullable Account account) {
    return account != null && account.first() < view.to();
  }

  @Override
  public Mark of(int row) {
    if (!known(row)) {
      return recorded.of(row);
    }
    boolean widely = !features || featuresPerSeat.reached(row);
    return daysPerSeat.reached(row) && widely ? Mark.YES : Mark.NO;
  }

  @Override
  public String words(int row) {
    if (!known(row)) {
      return recorded.isAbout(row) ? recorded.words(row) : unknown(row);
    }
    AccountActivity.Account account = view.activity(row);
    int days = account == null ? 0 : account.days()[view.window()];
    if (days == 0) {
      return "Not active in %s.".formatted(Format.count(view.definition().windowDays(), "day"));
    }
    String text =
        "Active on %d of %d days; %s active days per seat, %s of %s (needs %s)"
            .formatted(
                days,
                view.definition().windowDays(),
                Format.number(daysPerSeat.figure(row), 1),
                daysPerSeat.rank(row),
                daysPerSeat.whom(row),
                Format.number(daysPerSeat.needed(row), 1));
    return features
        ? text
            + "; %s key features per seat, %s (needs %s)."
                .formatted(
                    Format.number(featuresPerSeat.figure(row), 1),
                    featuresPerSeat.rank(row),
                    Format.number(featuresPerSeat.needed(row), 1))
        : text + ".";
  }

  private String unknown(int row) {
    if (view.activity().first() >= view.to()) {
      return "No product events have been received yet.";
    }
    return !streaming
        ? "Product events have only been received since %s."
            .formatted(Format.date(view.dayOf(view.activity().first())))
        : view.activity(row) == null
            ? "It has never sent a product event: it may not be connected."
            : "Fewer than %d accounts to compare it with.".formatted(PeerGroups.ENOUGH);
  }
}
