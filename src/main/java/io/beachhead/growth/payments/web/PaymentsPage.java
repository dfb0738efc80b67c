package io.beachhead.growth.payments.web;

import io.beachhead.web.Choice;
import io.beachhead.web.Shell;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of failed payments.
 *
 * @param sentence what share came back, after how long
 */
public record PaymentsPage(
    Shell shell,
    List<Choice> tabs,
    String sentence,
    List<ReasonRow> reasons,
    List<Row> rows,
    List<CardRow> expiring,
    List<Secret> secrets,
    boolean admin,
    String endpoint) {

  /** What came of the payments that failed for one reason. */
  public record ReasonRow(
      String reason, String failed, String recovered, String share, String days, String attempts) {}

  /** A payment; {@code draft} is the message to send, null once it is settled. */
  public record Row(
      String account,
      @Nullable String accountHref,
      String amount,
      String reason,
      String attempts,
      String failedAt,
      String state,
      String tone,
      @Nullable String draft) {}

  /** A card that stops working soon. */
  public record CardRow(String account, String card, String expires, String draft) {}

  /** A signing secret by its last characters. */
  public record Secret(String id, String hint, String since) {}
}
