package io.beachhead.segments.web;

import io.beachhead.customers.CustomerBase;
import io.beachhead.customers.revenue.Money;
import io.beachhead.segments.Membership;
import io.beachhead.segments.Segment;
import io.beachhead.segments.Segmentation;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A segmentation with its members counted.
 *
 * @param asOf the day whose revenue counts
 * @param segments in the order of their rules, otherwise last
 * @param rules what POST and PUT take
 * @param otherwise key of what no rule matches
 */
record SegmentationAnswer(
    String key,
    String name,
    boolean active,
    int version,
    LocalDate asOf,
    int accounts,
    List<Part> segments,
    List<RuleText> rules,
    String otherwise,
    String otherwiseName) {

  /**
   * @param slot number of its colour and shape, as in all answers: 1 to 12; 0 and 13 and above are
   *     slate
   * @param arr annual recurring revenue of its accounts
   */
  record Part(String key, String name, int slot, int accounts, Money arr) {}

  record RuleText(String segment, String name, String when) {}

  static SegmentationAnswer of(Membership membership, CustomerBase customers) {
    Segmentation segmentation = membership.segmentation();
    return new SegmentationAnswer(
        segmentation.key(),
        segmentation.name(),
        segmentation.active(),
        segmentation.version(),
        customers.asOf(),
        customers.size(),
        parts(membership, customers.currency()),
        segmentation.segments().stream()
            .map(segment -> new RuleText(segment.key(), segment.name(), segment.rule()))
            .toList(),
        segmentation.otherwise().key(),
        segmentation.otherwise().name());
  }

  static List<Part> parts(Membership membership, String currency) {
    List<Segment> all = membership.segmentation().all();
    int[] counts = membership.counts();
    double[] arr = membership.arr();
    return IntStream.range(0, all.size())
        .mapToObj(i ->
            new Part(
                all.get(i).key(),
                all.get(i).name(),
                all.get(i).slot(),
                counts[i],
                Money.of(arr[i], currency)))
        .toList();
  }
}
