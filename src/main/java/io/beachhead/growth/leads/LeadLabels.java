package io.beachhead.growth.leads;

import io.beachhead.customers.CustomerBase;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of an account after a day: from its revenue and its upgrades, unless somebody who
 * worked on the lead said won or lost meanwhile.
 */
final class LeadLabels {
  private static final long SLIP_SECONDS = 86_400;

  private final CustomerBase base;
  private final int asOf;
  private final Map<String, Long> upgraded;
  private final ZoneId zone;
  private final Map<String, List<Said>> said = new HashMap<>();
  private final Playbook playbook;

  /** An outcome that people entered. */
  private record Said(int day, boolean won) {}

  /**
   * @param upgraded when each account first upgraded, epoch milliseconds
   * @param history every state of the leads of the playbook, the oldest first
   */
  LeadLabels(
      Playbook playbook,
      CustomerBase base,
      ZoneId zone,
      Map<String, Long> upgraded,
      List<LeadStanding> history) {
    this.playbook = playbook;
    this.base = base;
    this.zone = zone;
    this.upgraded = upgraded;
    asOf = (int) base.asOf().toEpochDay();
    Map<String, List<LeadStanding>> each = new HashMap<>();
    history.forEach(one -> each.computeIfAbsent(one.account(), _ -> new ArrayList<>()).add(one));
    each.values().forEach(this::read);
  }

  /** An outcome that was undone within a day was a slip: it says nothing. */
  private void read(List<LeadStanding> lead) {
    for (int i = 0; i < lead.size(); i++) {
      LeadStanding one = lead.get(i);
      Instant at = one.at();
      Instant next = i + 1 < lead.size() ? lead.get(i + 1).at() : null;
      boolean closed = one.state() == LeadState.WON || one.state() == LeadState.LOST;
      if (at != null && closed && (next == null || next.isAfter(at.plusSeconds(SLIP_SECONDS)))) {
        said.computeIfAbsent(one.account(), _ -> new ArrayList<>())
            .add(new Said(day(at.toEpochMilli()), one.state() == LeadState.WON));
      }
    }
  }

  private int day(long millis) {
    return (int) LocalDate.ofInstant(Instant.ofEpochMilli(millis), zone).toEpochDay();
  }

  /** Whether the playbook is about the account at the end of the day. */
  boolean concerns(int row, LeadDay day) {
    if (!day.seen()[row]) {
      return false;
    }
    int epochDay = (int) day.day().toEpochDay();
    long pays = base.revenue().units(row, epochDay);
    if (playbook != Playbook.BUY) {
      return pays > 0;
    }
    var first = base.revenue().firstPaidDay(row);
    Long up = upgraded.get(base.id(row));
    return (first.isEmpty() || first.getAsInt() > epochDay) && (up == null || day(up) > epochDay);
  }

  /**
   * What became of it.
   *
   * @return null where it cannot be known yet
   */
  @Nullable Boolean outcome(int row, LocalDate cut) {
    int from = (int) cut.toEpochDay();
    int to = from + playbook.days();
    // Before its time is over only those are known of whom somebody has said it: no fair sample.
    if (to > asOf) {
      return null;
    }
    for (Said each : said.getOrDefault(base.id(row), List.of())) {
      if (each.day() > from && each.day() <= to) {
        // Keeping a customer is a win; the label of keep is the loss.
        return playbook == Playbook.KEEP ? !each.won() : (Boolean) each.won();
      }
    }
    long before = base.revenue().units(row, from);
    long after = base.revenue().units(row, to);
    return switch (playbook) {
      case BUY -> bought(row, to);
      case EXPAND -> after > before;
      case KEEP -> after < before;
    };
  }

  private boolean bought(int row, int to) {
    var first = base.revenue().firstPaidDay(row);
    Long up = upgraded.get(base.id(row));
    return (first.isPresent() && first.getAsInt() <= to) || (up != null && day(up) <= to);
  }
}
