package io.beachhead.decisions;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A condition on a metric that reopens a decision: {@code requests >= 10}, {@code happy of
 * non-profit >= 20}, {@code grr of non-profit >= 85%}. Several may be joined by {@code or}.
 *
 * @param segment key; null for all customers
 * @param least the metric has to reach it; else it has to fall to it
 */
public record RevisitCondition(
    Metric metric, @Nullable String segment, boolean least, double value) {

  private static final double PER_CENT = 100;

  private static final Pattern FORM =
      Pattern.compile(
          "(requests|askers|blockers|at stake|accounts|arr|happy|grr|nrr)"
              + "(?: of ([a-z0-9_-]{1,100}))?"
              + " ?(>=|<=) ?([0-9]{1,12}(?:\\.[0-9]{1,6})?)( ?%)?");

  /** What can be watched. */
  public enum Metric {
    /** Voices that ask for what was decided on. */
    REQUESTS,
    /** Accounts that ask for it. */
    ASKERS,
    /** Voices that call it a blocker. */
    BLOCKERS,
    /** Money that the voices named. */
    AT_STAKE,
    /** Accounts of a segment. */
    ACCOUNTS,
    /** ARR of a segment. */
    ARR,
    /** Modelled happy accounts of a segment. */
    HAPPY,
    /** Gross revenue retention over twelve months, of a segment or of all, as a share. */
    GRR,
    /** Net revenue retention over twelve months, of a segment or of all, as a share. */
    NRR;

    /** As it is written and read. */
    public String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    boolean ofSegments() {
      return this == ACCOUNTS || this == ARR || this == HAPPY || share();
    }

    /** Whether it is a fraction, written as such or in per cent. */
    public boolean share() {
      return this == GRR || this == NRR;
    }
  }

  /** All conditions of a text, any of which reopens; empty where a part of it cannot be read. */
  public static Optional<List<RevisitCondition>> parse(String text) {
    List<RevisitCondition> conditions = new ArrayList<>();
    for (String part : text.strip().toLowerCase(Locale.ROOT).split(" or ", -1)) {
      Matcher form = FORM.matcher(part.strip());
      if (!form.matches()) {
        return Optional.empty();
      }
      Metric metric = Metric.valueOf(form.group(1).toUpperCase(Locale.ROOT).replace(' ', '_'));
      String segment = form.group(2);
      boolean percent = form.group(5) != null;
      if ((segment != null && !metric.ofSegments()) || (percent && !metric.share())) {
        return Optional.empty();
      }
      conditions.add(
          new RevisitCondition(
              metric,
              segment,
              form.group(3).equals(">="),
              Double.parseDouble(form.group(4)) / (percent ? PER_CENT : 1)));
    }
    return Optional.of(conditions);
  }

  /** The metric as it stands; null where it is not known. */
  public @Nullable Double now(DecisionEvidence evidence) {
    DecisionEvidence.Asked asked = evidence.asked();
    return switch (metric) {
      case REQUESTS -> (double) asked.voices();
      case ASKERS -> (double) asked.accounts();
      case BLOCKERS -> (double) asked.blockers();
      case AT_STAKE -> asked.atStake().amount().doubleValue();
      case ACCOUNTS, ARR, HAPPY -> sum(evidence);
      case GRR, NRR -> {
        DecisionEvidence.Kept kept = kept(evidence);
        yield kept == null ? null : metric == Metric.GRR ? kept.grr() : kept.nrr();
      }
    };
  }

  private DecisionEvidence.@Nullable Kept kept(DecisionEvidence evidence) {
    if (segment == null) {
      return evidence.retention();
    }
    for (DecisionEvidence.SegmentThen each : evidence.segments()) {
      if (segment.equals(each.key())) {
        return each.retention();
      }
    }
    return null;
  }

  private @Nullable Double sum(DecisionEvidence evidence) {
    double sum = 0;
    boolean any = false;
    for (DecisionEvidence.SegmentThen each : evidence.segments()) {
      if (segment == null || segment.equals(each.key())) {
        Double happy = each.happyAccounts();
        if (metric != Metric.HAPPY || happy != null) {
          any = true;
          sum +=
              metric == Metric.ACCOUNTS
                  ? each.accounts()
                  : metric == Metric.ARR
                      ? each.arr().amount().doubleValue()
                      : happy == null ? 0 : happy;
        }
      }
    }
    return any ? sum : null;
  }

  /** Whether it is met; an unknown metric meets nothing. */
  public boolean met(DecisionEvidence evidence) {
    Double now = now(evidence);
    return now != null && (least ? now >= value : now <= value);
  }
}
