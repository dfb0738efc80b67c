package io.beachhead.growth.leads;

import io.beachhead.customers.CustomerBase;
import io.beachhead.segments.Membership;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything leads rest on, as of one day.
 *
 * @param membership which segment each account is in; null without an agreed segmentation
 * @param seats column of the seats of each account; a number below 1 is not known
 */
record LeadsOfDay(
    CustomerBase base,
    LeadColumns columns,
    LeadDay now,
    LeadDay weekAgo,
    @Nullable Membership membership,
    int[] seats,
    double revenuePerPerson,
    Map<Playbook, LeadScores> scores) {

  /** The place of the account's segment among the usual accounts. */
  int segment(int row) {
    return membership == null ? 0 : membership.segmentOf(row);
  }

  @Nullable Integer seats(int row) {
    return seats[row] < 1 ? null : (Integer) seats[row];
  }

  LeadScores of(Playbook playbook) {
    LeadScores found = scores.get(playbook);
    if (found == null) {
      throw new IllegalStateException("no scores of " + playbook);
    }
    return found;
  }

  /** What a call may bring a year, in the workspace's currency; null where nobody can say. */
  @Nullable Double couldBring(Playbook playbook, int row) {
    Double raised = of(playbook).raised();
    return switch (playbook) {
      case BUY -> {
        long people = LeadColumns.count(now.columns()[LeadColumns.PEOPLE][row]);
        yield revenuePerPerson <= 0 || people == 0 ? null : (Double) (revenuePerPerson * people);
      }
      case EXPAND -> raised == null ? null : (Double) (base.arr(row) * raised);
      case KEEP -> (Double) base.arr(row);
    };
  }
}
