package io.beachhead.alerts.web;

import io.beachhead.web.Shell;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The alerts, and what they raised lately.
 *
 * @param numbers that an alert can be set on
 * @param problem what was wrong with the form; null for nothing
 * @param digestMuted whether who asks does not want the weekly digest; null for a key, which has no
 *     address
 * @param mayEdit whether who asks may set and delete alerts
 */
public record AlertsPage(
    Shell shell,
    List<Row> rows,
    List<Raised> raised,
    List<Option> numbers,
    List<Option> happenings,
    Form form,
    @Nullable String problem,
    boolean mayEdit,
    @Nullable Boolean digestMuted) {

  /**
   * @param when {@code is above 10}
   * @param problem why it is not checked; null while it is
   */
  public record Row(
      String key,
      String name,
      String number,
      @Nullable String href,
      String when,
      boolean muted,
      @Nullable String problem) {}

  public record Raised(String said, String when, String receivers) {}

  public record Option(String value, String label, boolean selected) {}

  /** What was typed. */
  public record Form(String name, String threshold, String emails) {}
}
