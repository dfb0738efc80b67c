package io.beachhead.growth.reasons;

import io.beachhead.web.Choice;
import io.beachhead.web.Shell;
import java.util.List;

/** The pages about leaving, as links on each of them. */
public final class LeavingPages {
  public static final String REASONS = "/reasons";
  public static final String CANCELLATIONS = "/cancellations";
  public static final String PAYMENTS = "/payments";
  public static final String RISK = "/growth/churn";

  private LeavingPages() {}

  /** Links to all of them; {@code here} is the current one. */
  public static List<Choice> tabs(Shell shell, String here) {
    return List.of(
        new Choice("Reasons", shell.link(REASONS), here.equals(REASONS)),
        new Choice("Who may leave", shell.link(RISK), here.equals(RISK)),
        new Choice("Cancellations", shell.link(CANCELLATIONS), here.equals(CANCELLATIONS)),
        new Choice("Failed payments", shell.link(PAYMENTS), here.equals(PAYMENTS)));
  }
}
