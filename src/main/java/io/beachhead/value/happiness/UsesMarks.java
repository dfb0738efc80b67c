package io.beachhead.value.happiness;

import io.beachhead.behaviour.AccountActivity;
import io.beachhead.customers.Attribute;
import io.beachhead.customers.NumberAttribute;
import io.beachhead.statistics.Quantiles;
import io.beachhead.web.Format;
import java.util.Arrays;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Does it use the product intensively: active days per seat, and key features used per seat, both
 * at or above a quantile of its peers?
 *
 * <p>Peers are the accounts of its segment that pay or were active in the window, the silent ones
 * among them included. Fewer than {@link #PEERS} are compared with all segments together.
 */
final class UsesMarks implements Marks {
  static final int PEERS = 5;

  /**
   * Events have to have come in for so long (or for the window, where shorter) before it counts.
   */
  private static final int STREAM_DAYS = 28;

  private final Sight sight;
  private final boolean features;
  private final boolean streaming;
  private final double[] daysPerSeat;
  private final double[] featuresPerSeat;
  private final boolean[] peer;
  private final Peers everybody;
  private final Peers[] bySegment;

  /** Sorted figures of the peers, and what has to be reached. */
  private record Peers(double[] days, double[] features, double daysFrom, double featuresFrom) {
    static Peers of(double[] days, double[] features, double quantile) {
      Arrays.sort(days);
      Arrays.sort(features);
      return new Peers(
          days,
          features,
          days.length == 0 ? 0 : Quantiles.ofSorted(days, quantile),
          features.length == 0 ? 0 : Quantiles.ofSorted(features, quantile));
    }

    boolean enough() {
      return days.length >= PEERS;
    }
  }

  /**
   * @param features whether any key feature has events, so that their use can be seen
   */
  UsesMarks(Sight sight, boolean features) {
    this.sight = sight;
    this.features = features;
    int size = sight.base().size();
    daysPerSeat = new double[size];
    featuresPerSeat = new double[size];
    peer = new boolean[size];
    long needed =
        sight
            .asOf()
            .plusDays(1L - Math.min(STREAM_DAYS, sight.definition().windowDays()))
            .plusDays(1)
            .atStartOfDay(sight.zone())
            .toInstant()
            .toEpochMilli();
    streaming = sight.activity().first() < needed;
    Attribute seats = sight.base().attribute(sight.definition().uses().seats());
    for (int row = 0; row < size; row++) {
      AccountActivity.Account account = sight.activity(row);
      if (account != null && account.first() < sight.to() && sight.present(row)) {
        double places = seats(seats, account, row);
        daysPerSeat[row] = account.personDays()[sight.window()] / places;
        featuresPerSeat[row] = account.features()[sight.window()] / places;
        peer[row] = sight.base().arr(row) > 0 || account.personDays()[sight.window()] > 0;
      }
    }
    everybody = peers(_ -> true);
    bySegment = new Peers[sight.groups().all().size()];
    for (int segment = 0; segment < bySegment.length; segment++) {
      int wanted = segment;
      bySegment[segment] = peers(row -> sight.group()[row] == wanted);
    }
  }

  private double seats(@Nullable Attribute attribute, AccountActivity.Account account, int row) {
    if (attribute instanceof NumberAttribute numbers
        && numbers.known(row)
        && numbers.number(row) > 0) {
      return numbers.number(row);
    }
    return Math.max(
        1, Math.max(sight.base().people().count(row), account.people()[sight.window()]));
  }

  private Peers peers(IntPredicate wanted) {
    double[] days = new double[peer.length];
    double[] used = new double[peer.length];
    int n = 0;
    for (int row = 0; row < peer.length; row++) {
      if (peer[row] && wanted.test(row)) {
        days[n] = daysPerSeat[row];
        used[n++] = featuresPerSeat[row];
      }
    }
    return Peers.of(
        Arrays.copyOf(days, n), Arrays.copyOf(used, n), sight.definition().uses().quantile());
  }

  private Peers peersOf(int row) {
    int segment = sight.group()[row];
    return segment >= 0 && bySegment[segment].enough() ? bySegment[segment] : everybody;
  }

  private boolean alone(int row) {
    return peersOf(row) == everybody && !sight.groups().all().isEmpty();
  }

  private boolean known(int row) {
    AccountActivity.Account account = sight.activity(row);
    return streaming && account != null && account.first() < sight.to() && peersOf(row).enough();
  }

  @Override
  public Mark of(int row) {
    if (!known(row)) {
      return Mark.UNKNOWN;
    }
    Peers peers = peersOf(row);
    boolean often = daysPerSeat[row] > 0 && daysPerSeat[row] >= peers.daysFrom;
    boolean widely =
        !features || (featuresPerSeat[row] > 0 && featuresPerSeat[row] >= peers.featuresFrom);
    return often && widely ? Mark.YES : Mark.NO;
  }

  @Override
  public String words(int row) {
    if (!known(row)) {
      if (sight.activity().first() >= sight.to()) {
        return "No product events have come in yet.";
      }
      return !streaming
          ? "Product events come in since %s only."
              .formatted(Format.date(sight.dayOf(sight.activity().first())))
          : sight.activity(row) == null
              ? "No product event ever came from it: it may not be connected."
              : "Fewer than %d accounts to compare it with.".formatted(PEERS);
    }
    AccountActivity.Account account = sight.activity(row);
    int days = account == null ? 0 : account.days()[sight.window()];
    if (days == 0) {
      return "Not active in %s.".formatted(Format.count(sight.definition().windowDays(), "day"));
    }
    Peers peers = peersOf(row);
    int segment = sight.group()[row];
    String whom =
        alone(row) || segment < 0 ? "all accounts" : sight.groups().all().get(segment).name();
    String text =
        "Active on %d of %d days; %s active days per seat, %s of %s (needs %s)"
            .formatted(
                days,
                sight.definition().windowDays(),
                Format.number(daysPerSeat[row], 1),
                rank(peers.days, daysPerSeat[row]),
                whom,
                Format.number(peers.daysFrom, 1));
    return features
        ? text
            + "; %s key features per seat, %s (needs %s)."
                .formatted(
                    Format.number(featuresPerSeat[row], 1),
                    rank(peers.features, featuresPerSeat[row]),
                    Format.number(peers.featuresFrom, 1))
        : text + ".";
  }

  /** {@code top 18%} or {@code lowest 30%}: the share of peers at or beyond it. */
  private static String rank(double[] sorted, double value) {
    int below = 0;
    int above = 0;
    for (double peer : sorted) {
      below += peer <= value ? 1 : 0;
      above += peer >= value ? 1 : 0;
    }
    return above <= below
        ? "top " + Format.share((double) above / sorted.length)
        : "lowest " + Format.share((double) below / sorted.length);
  }
}
