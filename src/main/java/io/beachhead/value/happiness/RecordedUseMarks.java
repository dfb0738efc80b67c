package io.beachhead.value.happiness;

import io.beachhead.behaviour.AccountActivity;
import io.beachhead.web.Format;

/**
 * Uses intensively, for accounts of which only a file says what they use: as many different key
 * features in the window as a quantile of the accounts of its segment that are known in the same
 * way.
 *
 * <p>A file knows no days and no people, so such accounts are compared with each other only, and
 * not per seat: that somebody among a hundred uses a feature is all it says. Not known where the
 * account has events (they decide), where the file has no line of it (it need not name who uses
 * nothing), and where all peers use equally many, for then the number tells nothing.
 */
final class RecordedUseMarks implements Marks {
  private final DayView view;
  private final boolean[] about;
  private final PeerGroups used;

  RecordedUseMarks(DayView view) {
    this.view = view;
    int size = view.base().size();
    about = new boolean[size];
    double[] features = new double[size];
    boolean[] peer = new boolean[size];
    for (int row = 0; row < size; row++) {
      AccountActivity.Account account = view.activity(row);
      String id = view.base().id(row);
      about[row] =
          (account == null || account.first() >= view.to())
              && view.present(row)
              && view.recorded().isKnown(id, view.asOf());
      if (about[row]) {
        features[row] = view.recorded().features(id, view.first(), view.asOf());
        peer[row] = view.base().arr(row) > 0 || features[row] > 0;
      }
    }
    used = new PeerGroups(view, features, peer);
  }

  /** Whether nothing but the file tells what the account uses. */
  boolean isAbout(int row) {
    return about[row];
  }

  @Override
  public Mark of(int row) {
    if (!about[row] || !used.enough(row) || used.alike(row)) {
      return Mark.UNKNOWN;
    }
    return used.reached(row) ? Mark.YES : Mark.NO;
  }

  @Override
  public String words(int row) {
    String uses =
        "No events; by imported use %s in %s"
            .formatted(
                Format.count((long) used.figure(row), "key feature"),
                Format.count(view.definition().windowDays(), "day"));
    if (!used.enough(row)) {
      return "%s, and fewer than %d such accounts to compare it with."
          .formatted(uses, PeerGroups.ENOUGH);
    }
    return used.alike(row)
        ? uses + ", the same as every such account, so it does not distinguish them."
        : "%s, %s of %s (needs %s)."
            .formatted(uses, used.rank(row), used.whom(row), Format.number(used.needed(row), 1));
  }
}
