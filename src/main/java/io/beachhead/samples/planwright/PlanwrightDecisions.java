package io.beachhead.samples.planwright;

import io.beachhead.samples.SampleDecision;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A year of decisions at Planwright. Those on what is shipped predict what it adds; the early ones
 * rest on little, and not all of them came true.
 */
final class PlanwrightDecisions {
  private static final int CHECKED_AFTER = 90;

  private final LocalDate anchor;
  private final List<SampleDecision> made = new ArrayList<>();

  PlanwrightDecisions(LocalDate anchor) {
    this.anchor = anchor;
  }

  List<SampleDecision> all() {
    build(272, "templates", "A new workspace should not begin with an empty page.");
    build(258, "guest-access", "Partners outside the company need to see their part of a project.");
    build(200, "mobile-app", "Caretakers work in buildings, not at desks.");
    build(185, "automations", "Teams repeat the same five steps after every launch.");
    build(170, "volunteer-forms", "Volunteers sign up on paper, and somebody types it in.");
    build(160, "reporting", "Everybody copies numbers into slides on Fridays.");
    decide(
        150,
        "white-label",
        "no",
        "Our name in the corner has kept nobody from using the product. We put the time into what"
            + " people do every day.");
    build(178, "notifications", "People open the product to see whether anything changed.");
    decide(
        100,
        "grant-reporting",
        "later",
        "We want to see first how many grants are tracked in the product at all.");
    decide(
        67,
        "billing-per-building",
        "no",
        "One company asks, and there is a report that shows the same numbers per building.");
    build(194, "calendar-view", "Dates are easier to move where they can be seen.");
    made.add(
        new SampleDecision(
            anchor.minusDays(53),
            List.of("timeline-view"),
            "later",
            "Property managers are nearer to being happy and come first. We look at the timeline"
                + " again in spring.",
            List.of("Build it before the client portal", "Build half of it, without dependencies"),
            anchor.plusDays(60).toString(),
            null,
            false));
    made.add(
        new SampleDecision(
            anchor.minusDays(30),
            List.of("grant-reporting"),
            "no",
            "Few grants are tracked in the product. We would rather tell you now than keep you"
                + " waiting.",
            List.of("Keep it for later"),
            "askers >= 10 or blockers >= 10",
            null,
            true));
    build(60, "search", "Projects of three years ago are there, and nobody finds them.");
    build(
        25, "offline-mode", "There is no reception in boiler rooms, and the app must work there.");
    made.add(
        new SampleDecision(
            anchor.minusDays(11),
            List.of("pipeline-management"),
            "no",
            "Next quarter goes to property managers and their owners. A pipeline for grants would"
                + " help you, but it would not make Planwright the right tool for that job. We"
                + " would rather tell you now than keep you waiting.",
            List.of(
                "Build in the next quarter; the client portal slips by one",
                "Later, in the third quarter"),
            "grr of non-profit >= 85% or blockers >= 10",
            null,
            false));
    decide(
        8,
        "webhooks",
        "nothing",
        "The API answers what was asked for. We leave it there, and show how to use it.");
    return made.stream().sorted(Comparator.comparing(SampleDecision::decidedOn)).toList();
  }

  private void build(int daysAgo, String feature, String reason) {
    add(daysAgo, feature, "build", reason, anchor.minusDays(daysAgo - CHECKED_AFTER));
  }

  private void decide(int daysAgo, String feature, String verdict, String reason) {
    add(daysAgo, feature, verdict, reason, null);
  }

  private void add(
      int daysAgo, String feature, String verdict, String reason, @Nullable LocalDate checkOn) {
    made.add(
        new SampleDecision(
            anchor.minusDays(daysAgo),
            List.of(feature),
            verdict,
            reason,
            List.of(),
            null,
            checkOn,
            false));
  }
}
