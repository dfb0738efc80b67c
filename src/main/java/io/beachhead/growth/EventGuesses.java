package io.beachhead.growth;

import io.beachhead.behaviour.EventCount;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which of the events there are may be meant by a definition: by their names as products usually
 * call them. A guess is offered and never used unasked.
 */
public final class EventGuesses {
  private EventGuesses() {}

  /**
   * One guess.
   *
   * @param field name of the definition in the API
   * @param people who did it
   */
  public record Guess(String field, String event, int people) {}

  private record Usual(String field, Pattern name) {
    static Usual of(String field, String pattern) {
      return new Usual(field, Pattern.compile(pattern));
    }
  }

  /** Names in lower case with one space between words. */
  private static final List<Usual> USUAL =
      List.of(
          Usual.of(
              "signedUp",
              "(user |account )?(signed up|sign up|signup|registered|registration( completed)?)"
                  + "|(user|account) created|created account|trial started"),
          Usual.of(
              "onboarded",
              "onboarded|onboarding (completed|finished|done)|(completed|finished) onboarding"
                  + "|(tour|set ?up|profile) completed"),
          Usual.of(
              "upgraded",
              "(plan |account )?upgraded|upgrade completed|subscribed|subscription"
                  + " (started|created)|(purchase|checkout|order) completed|trial converted"),
          Usual.of(
              "wall",
              "(.* )?(limit|quota|paywall) (reached|hit|shown|exceeded|viewed)"
                  + "|(reached|hit) (.* )?(limit|paywall)|upgrade (prompt(ed)?|prompt shown|shown)"
                  + "|paywall"),
          Usual.of("shared", "(.* )?shared|share (sent|created|link created)|shared .*"),
          Usual.of(
              "invited",
              "invited|(invite|invitation) sent|sent (invite|invitation)"
                  + "|(colleague|teammate|team member|user|member|friend)s? invited"
                  + "|invited (colleague|teammate|team member|user|member|friend)s?"),
          Usual.of(
              "accepted",
              "(invite|invitation|referral) accepted|accepted (invite|invitation)"
                  + "|joined (team|workspace|by invitation)"));

  /** The guess for each definition that has one, the event of most people first. */
  public static List<Guess> of(List<EventCount> events) {
    var guesses = new ArrayList<Guess>();
    for (var usual : USUAL) {
      best(usual, events)
          .ifPresent(found -> guesses.add(new Guess(usual.field(), found.event(), found.people())));
    }
    return guesses;
  }

  private static Optional<EventCount> best(Usual usual, List<EventCount> events) {
    return events.stream()
        .filter(event -> event.people() > 0 && usual.name().matcher(plain(event.event())).matches())
        .max((a, b) -> Integer.compare(a.people(), b.people()));
  }

  /** {@code user_signed-up} and {@code UserSignedUp} are {@code user signed up}. */
  static String plain(String event) {
    return event
        .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
        .replaceAll("[_\\-.:/\\s]+", " ")
        .strip()
        .toLowerCase(Locale.ROOT);
  }
}
