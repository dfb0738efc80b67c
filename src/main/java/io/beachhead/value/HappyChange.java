package io.beachhead.value;

import io.beachhead.statistics.Interval;
import io.beachhead.web.Format;
import org.jspecify.annotations.Nullable;

/**
 * How many customers more or fewer are happy, from {@code before} to {@code after}, both modelled
 * and unrounded. Its text is the same on every page.
 *
 * <p>The change is worked out before rounding and rounded once, to whole customers. Where that
 * would contradict the two numbers as they are shown (30.5 and 82.6 read "31" and "83", but their
 * difference is 52.1), it keeps one decimal, so that "31", "83" and "+52" never stand side by side.
 */
public record HappyChange(double before, double after) {
  /** A smaller change is what floating point leaves over. */
  private static final double NOTHING = 0.005;

  /** Null where either number is not known. */
  public static @Nullable HappyChange of(@Nullable Interval before, @Nullable Interval after) {
    return before == null || after == null ? null : new HappyChange(before.mid(), after.mid());
  }

  /** The same, where what is known is the number after and the exact change. */
  public static @Nullable HappyChange to(@Nullable Interval after, @Nullable Double change) {
    return after == null || change == null
        ? null
        : new HappyChange(after.mid() - change, after.mid());
  }

  /** A change that was modelled as such, with no numbers before and after beside it. */
  public static HappyChange by(Interval increase) {
    return new HappyChange(0, increase.mid());
  }

  /** In customers, unrounded; negative where there are fewer. */
  public double exact() {
    return after - before;
  }

  /** Nothing to show, neither in the change nor in the two numbers. */
  public boolean none() {
    return Math.abs(exact()) < NOTHING || (decimals() == 0 && Math.round(exact()) == 0);
  }

  /** True where more are happy, and by enough to be shown. */
  public boolean better() {
    return !none() && exact() > 0;
  }

  /** {@code +52}, {@code −3}, {@code +52.1}; {@code no change}. */
  public String text() {
    return none() ? "no change" : (exact() > 0 ? "+" : Format.MINUS) + size();
  }

  /** {@code +52 vs today}; {@code no change}. */
  public String versusToday() {
    return none() ? text() : text() + " vs today";
  }

  /** Without its sign: {@code 52}, {@code 52.1}. */
  public String size() {
    return none() ? "0" : Format.number(Math.abs(exact()), decimals());
  }

  /**
   * As few decimals as say the truth beside the two numbers shown: where whole ones do not, more
   * that are not 0.
   */
  private int decimals() {
    if (Math.round(exact()) == Math.round(after) - Math.round(before)) {
      return 0;
    }
    double size = Math.abs(exact());
    double off = Math.abs(size - Math.round(size));
    return off >= 0.05 ? 1 : off >= 0.005 ? 2 : 3;
  }
}
