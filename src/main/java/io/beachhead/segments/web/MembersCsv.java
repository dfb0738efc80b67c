package io.beachhead.segments.web;

import io.beachhead.customers.CustomerBase;
import io.beachhead.customers.revenue.Money;
import io.beachhead.segments.Membership;
import io.beachhead.segments.Segment;
import io.beachhead.web.Csv;
import jakarta.servlet.http.HttpServletResponse;

/** Who is in which segment: a header and one line per account, in the order of their ids. */
final class MembersCsv {
  private MembersCsv() {}

  static void write(Membership membership, CustomerBase customers, HttpServletResponse response) {
    Csv.download(
        response,
        membership.segmentation().key() + "-members",
        csv -> {
          csv.row("account_id", "name", "segment", "segment_name", "arr", "currency");
          for (int row = 0; row < customers.size(); row++) {
            Segment segment = membership.segment(row);
            csv.row(
                customers.id(row),
                customers.name(row),
                segment.key(),
                segment.name(),
                Money.of(customers.arr(row), customers.currency()).amount(),
                customers.currency());
          }
        });
  }
}
