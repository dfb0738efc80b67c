package io.beachhead.customers.web.revenue;

import io.beachhead.web.Shell;
import io.beachhead.web.chart.Svg;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Deals: how often and how fast they are won, why they are lost, what is open.
 *
 * @param remark what to know before reading win rates by segment; null where nothing
 * @param parts null where there is no deal yet
 */
public record DealsPage(
    Shell shell,
    String sentence,
    @Nullable String remark,
    RevenuePage.Filter filter,
    boolean table,
    String viewHref,
    String csvHref,
    String jsonHref,
    @Nullable Parts parts) {

  /** Everything below the title. */
  public record Parts(
      List<RevenuePage.Key> strip,
      List<Division> divisions,
      Heaps lost,
      Heaps competitors,
      Heaps open,
      List<Row> latest,
      String more) {}

  /** Win rates by segment, source or owner. */
  public record Division(
      String id, String title, String column, String csvHref, List<Group> rows) {}

  /**
   * One group of deals.
   *
   * @param colour below 0 where it is not a segment
   * @param mark the rate with its range on a line; null without one
   */
  public record Group(
      int colour,
      String name,
      String closed,
      String rate,
      String range,
      @Nullable Svg mark,
      String won,
      String cycle,
      String cycleRange) {}

  /** Reasons, competitors or stages. */
  public record Heaps(
      String id, String title, String column, String csvHref, String none, List<Heap> rows) {}

  /** One of them, with a bar as long as its number of deals. */
  public record Heap(String name, String deals, String amount, Svg bar) {}

  /** One deal. */
  public record Row(
      @Nullable String href,
      String account,
      String name,
      RevenuePage.@Nullable Mark segment,
      String outcome,
      String css,
      String closed,
      String amount,
      String why) {}
}
