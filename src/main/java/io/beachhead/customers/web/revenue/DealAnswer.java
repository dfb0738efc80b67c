package io.beachhead.customers.web.revenue;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.beachhead.customers.revenue.Money;
import io.beachhead.customers.revenue.SalesRecord;
import io.beachhead.statistics.Interval;
import io.beachhead.statistics.NotEnoughData;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Deals as JSON.
 *
 * @param total closed between the two days, both included
 * @param segments by the segment of the deal's account; key null: no account
 * @param withoutAccount closed deals that count in no segment
 * @param open at the end of the last day
 */
record DealAnswer(
    LocalDate from,
    LocalDate to,
    String currency,
    @Nullable String segmentation,
    @Nullable String segment,
    Sold total,
    List<Sold> segments,
    List<Sold> sources,
    List<Sold> owners,
    List<Heap> lostReasons,
    List<Heap> competitors,
    int withoutAccount,
    Open open) {

  /**
   * @param winRate won / (won + lost); null where nothing closed, {@code notEnoughData} says so
   * @param cycleDays days from created to closed of won deals; null where not known
   */
  record Sold(
      @Nullable String key,
      String name,
      int won,
      int lost,
      @Nullable Interval winRate,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable NotEnoughData notEnoughData,
      Money wonAmount,
      Money lostAmount,
      @Nullable Interval cycleDays) {

    static Sold of(@Nullable String key, String name, SalesRecord record, String currency) {
      return new Sold(
          key,
          name,
          record.won(),
          record.lost(),
          RevenueAnswer.range(record.winRate()),
          record.winRate() instanceof NotEnoughData missing ? missing : null,
          Money.of(record.wonAmount(), currency),
          Money.of(record.lostAmount(), currency),
          RevenueAnswer.range(record.cycleDays()));
    }
  }

  /** Deals with something in common; {@code name} null where it is not known. */
  record Heap(@Nullable String name, int deals, Money amount) {}

  /** What is still to be decided. */
  record Open(int deals, Money amount, List<Heap> stages) {}

  static DealAnswer of(DealReport report) {
    String currency = report.view().base().currency();
    var groups = report.view().groups();
    return new DealAnswer(
        report.range().from(),
        report.range().to(),
        currency,
        groups == null ? null : groups.key(),
        report.view().segment(),
        Sold.of(null, "All deals", report.total(), currency),
        sold(report.segments(), currency),
        sold(report.sources(), currency),
        sold(report.owners(), currency),
        heaps(report.lostReasons(), currency),
        heaps(report.competitors(), currency),
        report.withoutAccount(),
        new Open(
            report.open().size(),
            Money.of(report.openAmount(), currency),
            heaps(report.stages(), currency)));
  }

  private static List<Sold> sold(List<DealReport.Group> groups, String currency) {
    return groups.stream()
        .map(group -> Sold.of(group.key(), group.name(), group.record(), currency))
        .toList();
  }

  private static List<Heap> heaps(List<DealReport.Heap> heaps, String currency) {
    return heaps.stream()
        .map(heap -> new Heap(heap.name(), heap.deals(), Money.of(heap.amount(), currency)))
        .toList();
  }
}
