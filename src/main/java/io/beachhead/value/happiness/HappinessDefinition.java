package io.beachhead.value.happiness;

import io.beachhead.behaviour.EventSelector;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What makes an account observed happy.
 *
 * @param windowDays days that count, the as-of day the last of them; 7 to 730
 * @param required how many of the counted behaviours it takes; 1 to their number
 * @param counted the behaviours that count, in the order of the enum
 */
public record HappinessDefinition(
    int windowDays,
    int required,
    Set<HappyBehaviour> counted,
    Refers refers,
    Engages engages,
    Uses uses,
    Pays pays) {

  /** What holds until the workspace says otherwise: all four, over 90 days. */
  public static final HappinessDefinition USUAL =
      new HappinessDefinition(
          90,
          4,
          EnumSet.allOf(HappyBehaviour.class),
          new Refers(
              Stream.of("Referral accepted", "Referral made", "Reference given")
                  .map(EventSelector::named)
                  .toList(),
              List.of("Survey answered", "NPS answered"),
              "score",
              9,
              List.of()),
          new Engages(
              List.of("Feedback sent", "Feedback given", "Survey answered", "NPS answered"),
              true,
              true),
          new Uses(0.5, List.of(), "Seats"),
          new Pays(false));

  /**
   * Refers: any of the events, or a promoter's answer (as an event, or to a survey of our own), or
   * an attribute that says so.
   *
   * @param events by name, each with conditions on its properties or without
   * @param promoterEvents surveys that ask for a score
   * @param scoreProperty the property that holds it
   * @param promoterFrom a promoter's lowest score
   * @param attributes of accounts: true, yes, a score of a promoter, or a date within the window
   */
  public record Refers(
      List<EventSelector> events,
      List<String> promoterEvents,
      String scoreProperty,
      double promoterFrom,
      List<String> attributes) {
    public Refers {
      events = List.copyOf(events);
      promoterEvents = List.copyOf(promoterEvents);
      attributes = List.copyOf(attributes);
    }
  }

  /**
   * Engages: any of the events, a request captured from it, an interview or a survey answer.
   *
   * @param evidence whether interviews and survey answers count: those noted as evidence of value,
   *     and the answers to our own surveys
   */
  public record Engages(List<String> events, boolean requests, boolean evidence) {
    public Engages {
      events = List.copyOf(events);
    }
  }

  /**
   * Uses intensively: active days and key features per seat both at or above a quantile of the
   * account's peers: its segment in the agreed segmentation.
   *
   * @param quantile 0 to 1; a half is the median
   * @param features keys of the key features; none = all shipped ones that have events
   * @param seats the attribute that holds the number of seats; where an account has none its known
   *     or active people count
   */
  public record Uses(double quantile, List<String> features, String seats) {
    public Uses {
      features = List.copyOf(features);
    }
  }

  /**
   * Pays: recurring revenue above 0, and not below that at the beginning of the window.
   *
   * @param mayShrink whether paying less than before still counts
   */
  public record Pays(boolean mayShrink) {}

  public HappinessDefinition {
    var ordered = EnumSet.noneOf(HappyBehaviour.class);
    ordered.addAll(counted);
    counted = java.util.Collections.unmodifiableSet(ordered);
  }

  /** The same, with what was noted as evidence of value left out of the feedback. */
  HappinessDefinition withoutEvidence() {
    return new HappinessDefinition(
        windowDays,
        required,
        counted,
        refers,
        new Engages(engages.events, engages.requests, false),
        uses,
        pays);
  }

  /** {@code all four}, {@code 3 of 4}. */
  public String inWords() {
    return required == counted.size()
        ? counted.size() == 1
            ? "one behaviour"
            : counted.size() == 4 ? "all four" : "all " + required
        : required + " of " + counted.size();
  }
}
