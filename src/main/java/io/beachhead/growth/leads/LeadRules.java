package io.beachhead.growth.leads;

import java.util.ArrayList;
import java.util.List;

/**
 * Four plain rules per playbook, for as long as too few outcomes are known to learn from. Each
 * reads one column of {@link LeadColumns}; the bounds are stated, not learned.
 */
final class LeadRules {
  /** As many of the four make a lead. */
  static final int READY = 3;

  private LeadRules() {}

  /**
   * A rule.
   *
   * @param column it reads
   * @param atLeast the number has to be this or more; else this or less
   */
  record Rule(String words, int column, double bound, boolean atLeast) {
    boolean met(LeadDay day, int row) {
      double value = day.columns()[column][row];
      return atLeast ? value >= bound - 1e-6 : value <= bound + 1e-6;
    }
  }

  static List<Rule> of(Playbook playbook) {
    return switch (playbook) {
      case BUY ->
          List.of(
              atLeast("3 or more people active", LeadColumns.PEOPLE, LeadColumns.held(3)),
              atLeast("active on 8 or more of 28 days", LeadColumns.ACTIVE_DAYS, 8),
              atLeast("4 or more active days a person", LeadColumns.DAYS_PER_PERSON, 4),
              atLeast("use up by a fifth or more", LeadColumns.CHANGE, 1.0 / 11));
      case EXPAND ->
          List.of(
              atLeast("5 or more people active", LeadColumns.PEOPLE, LeadColumns.held(5)),
              atLeast("active on 15 or more of 28 days", LeadColumns.ACTIVE_DAYS, 15),
              atLeast("6 or more active days a person", LeadColumns.DAYS_PER_PERSON, 6),
              atLeast("use up by a tenth or more", LeadColumns.CHANGE, 1.0 / 21));
      case KEEP ->
          List.of(
              atMost("active on 4 or fewer of 28 days", LeadColumns.ACTIVE_DAYS, 4),
              atMost("use down by a third or more", LeadColumns.CHANGE, -.2),
              atMost("1 person active or nobody", LeadColumns.PEOPLE, LeadColumns.held(1)),
              atLeast("stopped 2 or more habits", LeadColumns.DROPPED, 2));
    };
  }

  /** The rules an account meets. */
  static List<Rule> met(Playbook playbook, LeadDay day, int row) {
    var met = new ArrayList<Rule>();
    for (Rule rule : of(playbook)) {
      if (rule.met(day, row)) {
        met.add(rule);
      }
    }
    return met;
  }

  private static Rule atLeast(String words, int column, double bound) {
    return new Rule(words, column, bound, true);
  }

  private static Rule atMost(String words, int column, double bound) {
    return new Rule(words, column, bound, false);
  }
}
