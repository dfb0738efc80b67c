package io.beachhead.behaviour.web;

import io.beachhead.behaviour.asked.Breakdowns;
import io.beachhead.customers.AccountGroup;
import io.beachhead.customers.AccountGrouping;
import io.beachhead.customers.AccountGroups;
import io.beachhead.customers.CustomerBase;
import io.beachhead.customers.CustomerBases;
import io.beachhead.web.Format;
import io.beachhead.web.Shell;
import io.beachhead.web.chart.Fill;
import io.beachhead.web.chart.SegmentColours;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** How the values of a breakdown are named and coloured: only segments have a colour. */
@Component
public class GroupLabels {
  private final ObjectProvider<AccountGrouping> segmentations;
  private final CustomerBases bases;

  GroupLabels(ObjectProvider<AccountGrouping> segmentations, CustomerBases bases) {
    this.segmentations = segmentations;
    this.bases = bases;
  }

  CustomerBase base(Shell shell) {
    return bases.asOf(shell.asOf());
  }

  /** How the page's segmentation divides the accounts; empty where there is none. */
  Optional<AccountGroups> segments(Shell shell) {
    var segmentation = segmentations.getIfAvailable();
    var chosen = shell.segmentation();
    return segmentation == null || chosen == null
        ? Optional.empty()
        : segmentation.divide(chosen.key(), base(shell));
  }

  /** Segments in their own order, other values as they come; what has no value and "other" last. */
  public <G> List<G> inOrder(
      @Nullable String breakdown,
      List<G> groups,
      Function<G, @Nullable String> value,
      Shell shell) {
    var segments =
        Breakdowns.SEGMENT.equals(breakdown) ? segments(shell) : Optional.<AccountGroups>empty();
    return groups.stream()
        .sorted(
            Comparator.comparingInt((G group) -> {
              var key = value.apply(group);
              if (key == null) {
                return Integer.MAX_VALUE;
              }
              int place = segments.map(all -> all.indexOf(key)).orElse(0);
              return place < 0 ? Integer.MAX_VALUE - 1 : place;
            }))
        .toList();
  }

  /**
   * One label a value, in the same order.
   *
   * @param others which of them are "other"
   */
  public List<GroupLabel> of(
      @Nullable String breakdown,
      List<@Nullable String> values,
      List<Boolean> others,
      Shell shell) {
    var segments =
        Breakdowns.SEGMENT.equals(breakdown) ? segments(shell) : Optional.<AccountGroups>empty();
    var labels = new ArrayList<GroupLabel>();
    for (int i = 0; i < values.size(); i++) {
      var value = values.get(i);
      if (others.get(i)) {
        labels.add(new GroupLabel(rest(segments, values, shell), -1, Fill.REST));
      } else if (value == null) {
        labels.add(new GroupLabel(none(breakdown), -1, Fill.REST));
      } else {
        labels.add(
            segments
                .map(groups -> groups.indexOf(value))
                .filter(index -> index >= 0)
                .map(index -> segment(segments.get().groups().get(index)))
                .orElse(new GroupLabel(value, -1, Fill.slate(i))));
      }
    }
    return labels;
  }

  /** What is beyond the values shown: how many segments and accounts, or simply all others. */
  private String rest(Optional<AccountGroups> segments, List<@Nullable String> shown, Shell shell) {
    if (segments.isEmpty()) {
      return "all other values";
    }
    var groups = segments.get();
    // What no rule matches is not a segment.
    var left =
        groups.groups().stream()
            .filter(group -> !shown.contains(group.key()))
            .filter(group -> group.colour() != SegmentColours.NONE)
            .toList();
    var accounts =
        IntStream.range(0, base(shell).size()).filter(row -> left.contains(groups.of(row))).count();
    return "%s: %s".formatted(SegmentColours.more(left.size()), Format.count(accounts, "account"));
  }

  private static GroupLabel segment(AccountGroup group) {
    return new GroupLabel(group.name(), group.colour(), Fill.segment(group.colour()));
  }

  private static String none(@Nullable String breakdown) {
    return Breakdowns.SEGMENT.equals(breakdown) ? "no known account" : "not known";
  }
}
