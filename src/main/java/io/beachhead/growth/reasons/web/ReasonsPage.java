package io.beachhead.growth.reasons.web;

import io.beachhead.web.Choice;
import io.beachhead.web.Shell;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of why customers leave.
 *
 * @param from and {@code to}: the period, as the fields have it
 * @param sentence what went in all, and how much of it nobody said why
 * @param parts segments with their reasons, all customers first; empty where nothing went
 */
public record ReasonsPage(
    Shell shell,
    List<Choice> tabs,
    String from,
    String to,
    @Nullable String error,
    String sentence,
    List<PartRows> parts,
    List<CancelRow> cancelPage,
    List<Row> rows,
    String csvHref,
    boolean mayWrite) {

  /** Customers who gave a reason on the cancel page, and what came of it. */
  public record CancelRow(String reason, String outcome, String count) {}

  /** The losses of a segment. */
  public record PartRows(
      String name, @Nullable Integer colour, String arr, List<ReasonRow> reasons) {}

  /**
   * How much went for a reason.
   *
   * @param said false where nobody said why
   */
  public record ReasonRow(String reason, boolean said, String accounts, String arr, String share) {}

  /** An account that left or shrank. */
  public record Row(
      String name,
      String href,
      String kind,
      String arr,
      String reason,
      boolean said,
      @Nullable String comment,
      String source,
      String used,
      String askedFor) {}
}
