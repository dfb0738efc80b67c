package io.beachhead.value.happiness;

import io.beachhead.statistics.Quantiles;
import io.beachhead.web.Format;
import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * One figure of every account, held against that of its peers: of its segment of the agreed
 * segmentation, or of all segments together where it has fewer than {@link #ENOUGH} there.
 */
final class PeerGroups {
  static final int ENOUGH = 5;

  private final DayView view;
  private final double[] figures;
  private final double[] everybody;
  private final double[][] bySegment;

  /**
   * @param figures by account row
   * @param peer which accounts are compared with; the others' figures do not count
   */
  PeerGroups(DayView view, double[] figures, boolean[] peer) {
    this.view = view;
    this.figures = figures;
    everybody = sorted(row -> peer[row]);
    bySegment = new double[view.peers().groups().all().size()][];
    for (int segment = 0; segment < bySegment.length; segment++) {
      int wanted = segment;
      bySegment[segment] = sorted(row -> peer[row] && view.peers().group()[row] == wanted);
    }
  }

  private double[] sorted(IntPredicate wanted) {
    double[] found = new double[figures.length];
    int n = 0;
    for (int row = 0; row < figures.length; row++) {
      if (wanted.test(row)) {
        found[n++] = figures[row];
      }
    }
    double[] sorted = Arrays.copyOf(found, n);
    Arrays.sort(sorted);
    return sorted;
  }

  private double[] of(int row) {
    int segment = view.peers().group()[row];
    return segment >= 0 && bySegment[segment].length >= ENOUGH ? bySegment[segment] : everybody;
  }

  /** Whether there are enough to compare an account with. */
  boolean enough(int row) {
    return of(row).length >= ENOUGH;
  }

  /** Whether they all have the same figure, so that it tells nobody apart. */
  boolean alike(int row) {
    double[] peers = of(row);
    return peers.length == 0 || peers[0] == peers[peers.length - 1];
  }

  /** What an account has to reach. */
  double needed(int row) {
    double[] peers = of(row);
    return peers.length == 0 ? 0 : Quantiles.ofSorted(peers, view.definition().uses().quantile());
  }

  boolean reached(int row) {
    return figures[row] > 0 && figures[row] >= needed(row);
  }

  double figure(int row) {
    return figures[row];
  }

  /** Whom an account is compared with: the name of its segment, or all. */
  String whom(int row) {
    int segment = view.peers().group()[row];
    return of(row) == everybody || segment < 0
        ? "all accounts"
        : view.peers().groups().all().get(segment).name();
  }

  /** {@code top 18%} or {@code lowest 30%}: the share of peers at or beyond it. */
  String rank(int row) {
    double[] peers = of(row);
    int below = 0;
    int above = 0;
    for (double peer : peers) {
      below += peer <= figures[row] ? 1 : 0;
      above += peer >= figures[row] ? 1 : 0;
    }
    return above <= below
        ? "top " + Format.share((double) above / peers.length)
        : "lowest " + Format.share((double) below / peers.length);
  }
}
