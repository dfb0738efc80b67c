package io.beachhead.segments.web;

import io.beachhead.customers.CustomerBase;
import io.beachhead.segments.Membership;
import io.beachhead.segments.Segment;
import io.beachhead.web.Choice;
import io.beachhead.web.Format;
import io.beachhead.web.PageAddress;
import io.beachhead.web.Pager;
import io.beachhead.web.ProblemException;
import io.beachhead.web.Shell;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lists who is in a segment, those who pay most first. */
@Component
class MemberLists {
  private static final int PAGE = 50;

  /**
   * @param segment key, or null for all
   * @param page from 1
   */
  SegmentationPage.Members list(
      Membership membership, CustomerBase base, Shell shell, @Nullable String segment, int page) {
    if (page < 1) {
      throw ProblemException.badRequest("Pages count from 1.");
    }
    List<Segment> all = membership.segmentation().all();
    int index = -1;
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).key().equals(segment)) {
        index = i;
      }
    }
    int[] rows = index < 0 ? IntStream.range(0, base.size()).toArray() : membership.rows(index);
    List<Integer> shown =
        IntStream.of(rows)
            .boxed()
            .sorted(
                Comparator.<Integer>comparingDouble(row -> -base.arr(row))
                    .thenComparing(base::name))
            .skip((long) (page - 1) * PAGE)
            .limit(PAGE)
            .toList();
    PageAddress address = shell.address();
    return new SegmentationPage.Members(
        tabs(membership, address, index),
        shown.stream().map(row -> member(membership, base, row, shell)).toList(),
        Pager.byNumber(address, page, PAGE, rows.length),
        csvHref(membership, address));
  }

  private static List<Choice> tabs(Membership membership, PageAddress address, int index) {
    int[] counts = membership.counts();
    List<Segment> all = membership.segmentation().all();
    List<Choice> tabs = new ArrayList<>();
    tabs.add(
        new Choice(
            "All " + Format.count(membership.size()),
            address.with("segment", null).with("page", null).href() + "#members",
            index < 0));
    for (int i = 0; i < all.size(); i++) {
      tabs.add(
          new Choice(
              all.get(i).name() + " " + Format.count(counts[i]),
              address.with("segment", all.get(i).key()).with("page", null).href() + "#members",
              i == index));
    }
    return tabs;
  }

  private static SegmentationPage.Member member(
      Membership membership, CustomerBase base, int row, Shell shell) {
    Segment segment = membership.segment(row);
    return new SegmentationPage.Member(
        shell.link("/accounts/" + base.id(row)),
        base.name(row),
        segment.colour(),
        segment.name(),
        base.hasRevenue(row) ? Format.money(base.arr(row), base.currency()) : "not known");
  }

  private static String csvHref(Membership membership, PageAddress address) {
    PageAddress csv =
        new PageAddress(
            "/segments/" + membership.segmentation().key() + "/members.csv", address.query());
    return csv.with("segment", null).with("page", null).href();
  }
}
