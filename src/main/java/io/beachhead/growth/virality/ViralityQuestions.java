package io.beachhead.growth.virality;

import io.beachhead.behaviour.Conditions;
import io.beachhead.behaviour.EventSelector;
import io.beachhead.behaviour.Matcher;
import io.beachhead.behaviour.people.CurrentHistories;
import io.beachhead.behaviour.people.Histories;
import io.beachhead.behaviour.people.Unit;
import io.beachhead.behaviour.stored.EventProperties;
import io.beachhead.growth.GrowthDefinition;
import io.beachhead.growth.GrowthDefinitions;
import io.beachhead.growth.users.NewUser;
import io.beachhead.growth.users.SignUpRange;
import io.beachhead.growth.virality.Invitations.Member;
import io.beachhead.growth.virality.InviterLinks.Link;
import io.beachhead.growth.virality.InviterLinks.Links;
import io.beachhead.statistics.CountInterval;
import io.beachhead.statistics.Interval;
import io.beachhead.statistics.NotEnoughData;
import io.beachhead.statistics.Quantiles;
import io.beachhead.web.Format;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * <b>Question:</b> how many new users does one new user bring?
 *
 * <p><b>Estimator:</b> K = people brought by those who signed up in the range, over them: the mean
 * of what each brought, with the 10th and 90th percentile of its bootstrap over people. Where no
 * acceptance can be traced to a sender, all acceptances of the range over its sign-ups, with a
 * Poisson range.
 *
 * <p><b>Assumptions:</b> what was sent and accepted until the end of the range counts; people of
 * its last days have had less time than a cycle.
 *
 * <p><b>Source:</b> methods sections 11 and 13; docs/metrics/virality.md.
 */
@Component
public class ViralityQuestions {
  private static final long SEED = 20261130;
  private static final int MOST_RESAMPLES = 2000;
  private static final int FEWEST_RESAMPLES = 200;
  private static final int DRAWS = 10_000_000;

  private final CurrentHistories histories;
  private final Conditions conditions;
  private final GrowthDefinitions definitions;
  private final EventProperties properties;

  ViralityQuestions(
      CurrentHistories histories,
      Conditions conditions,
      GrowthDefinitions definitions,
      EventProperties properties) {
    this.histories = histories;
    this.conditions = conditions;
    this.definitions = definitions;
    this.properties = properties;
  }

  /** Virality of the people who signed up in the range. */
  public Virality virality(SignUpRange range) {
    GrowthDefinition definition = definitions.current();
    EventSelector signedUp = definition.signedUp();
    String unsaid =
        signedUp == null
            ? "signedUp"
            : definition.invited() == null
                ? "invited"
                : definition.accepted() == null ? "accepted" : null;
    if (unsaid != null || signedUp == null || !histories.canBeRead()) {
      return nothing("Say which event is meant by %s: growth definitions.".formatted(unsaid), null);
    }
    Histories all = histories.now();
    var asked =
        new Invitations.Asked(
            conditions.of(signedUp, all),
            matcher(definition.shared(), all),
            matcher(definition.invited(), all),
            matcher(definition.accepted(), all),
            Math.min(range.toMillis(), range.now() + 1));
    Invitations found = all.tally(Unit.PERSON, () -> new Invitations(asked));
    List<Member> cohort =
        found.members().stream().filter(member -> range.contains(member.signedUp())).toList();
    if (cohort.isEmpty()) {
      return nothing(
          "Nobody signed up in these days, by the events there are.",
          new Virality.Counts(0, 0, 0, "none"));
    }
    Links links =
        new InviterLinks(properties, all.vocabulary(), all.people())
            .of(
                found.sent(),
                found.accepted(),
                event(definition.invited()),
                event(definition.accepted()));
    return measure(range, cohort, found, links);
  }

  private static @Nullable String event(@Nullable EventSelector selector) {
    return selector == null ? null : selector.event();
  }

  private @Nullable Matcher matcher(@Nullable EventSelector event, Histories all) {
    return event == null ? null : conditions.of(event, all);
  }

  /** Nothing to measure: nobody signed up, or (counts null) nobody has said what that means. */
  private static Virality nothing(String why, Virality.@Nullable Counts counts) {
    Integer nobody = counts == null ? null : (Integer) 0;
    return new Virality(
        null,
        nobody,
        nobody,
        null,
        null,
        null,
        null,
        null,
        null,
        counts,
        why,
        new NotEnoughData(0, 1, why));
  }

  private static Virality measure(
      SignUpRange range, List<Member> cohort, Invitations found, Links links) {
    Map<Integer, Integer> place = new HashMap<>();
    for (int i = 0; i < cohort.size(); i++) {
      place.put(cohort.get(i).person(), i);
    }
    boolean[] sharer = new boolean[cohort.size()];
    for (int i = 0; i < sharer.length; i++) {
      sharer[i] = cohort.get(i).shared();
    }
    int invitations = 0;
    for (var sent : found.sent()) {
      Integer at = place.get(sent.person());
      if (at != null && sent.time() >= cohort.get(at).signedUp()) {
        sharer[at] = true;
        invitations++;
      }
    }
    int sharers = 0;
    for (boolean each : sharer) {
      sharers += each ? 1 : 0;
    }
    boolean traced = !links.how().equals("none");
    int[] brought = new int[cohort.size()];
    int between = 0;
    double[] cycles = new double[links.links().size()];
    int accepted = 0;
    for (Link link : links.links()) {
      Integer at = place.get(link.inviter());
      if (at != null && link.accepted().time() >= cohort.get(at).signedUp()) {
        brought[at]++;
        cycles[accepted++] =
            Math.max(0, link.accepted().joined() - cohort.get(at).signedUp())
                / (double) NewUser.DAY;
        between += isBetweenCompanies(link) ? 1 : 0;
      }
    }
    if (!traced) {
      accepted =
          (int) found.accepted().stream().filter(each -> range.contains(each.time())).count();
    }
    Interval k = traced ? bootstrap(brought) : CountInterval.jeffreys(accepted, cohort.size());
    return answer(
        k,
        new Virality.Counts(invitations, accepted, between, links.how()),
        cohort.size(),
        sharers,
        traced && accepted > 0 ? median(Arrays.copyOf(cycles, accepted)) : null);
  }

  private static boolean isBetweenCompanies(Link link) {
    return link.inviterAccount() >= 0
        && link.accepted().account() >= 0
        && link.inviterAccount() != link.accepted().account();
  }

  private static Virality answer(
      Interval k, Virality.Counts counts, int signUps, int sharers, @Nullable Double cycleDays) {
    Boolean explosive = k.low() >= 1 ? Boolean.TRUE : k.high() < 1 ? Boolean.FALSE : null;
    return new Virality(
        k,
        signUps,
        sharers,
        (double) sharers / signUps,
        sharers == 0 ? null : (Double) ((double) counts.invitations() / sharers),
        counts.invitations() == 0
            ? null
            : (Double) ((double) counts.accepted() / counts.invitations()),
        cycleDays,
        explosive,
        k.mid() < 1 ? (Double) (1 / (1 - k.mid())) : null,
        counts,
        sentence(k, explosive),
        null);
  }

  /** What K means, plainly. */
  private static String sentence(Interval k, @Nullable Boolean explosive) {
    String value = Format.number(k.mid(), 2);
    if (Boolean.TRUE.equals(explosive)) {
      return "K is %s: each new user brings more than one, so sign-ups grow by themselves and have no steady state until the market is used up."
          .formatted(value);
    }
    if (explosive == null) {
      return "K is %s, and its range holds 1: it cannot be told yet whether sign-ups grow by themselves."
          .formatted(value);
    }
    return "K is %s: 100 sign-ups bring %s more, %s in all once those have brought theirs."
        .formatted(value, Format.number(100 * k.mid(), 0), Format.number(100 / (1 - k.mid()), 0));
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    return Quantiles.ofSorted(values, 0.5);
  }

  private static Interval bootstrap(int[] brought) {
    int n = brought.length;
    double k = Arrays.stream(brought).sum() / (double) n;
    double[] draws = new double[Math.clamp(DRAWS / n, FEWEST_RESAMPLES, MOST_RESAMPLES)];
    var random = new SplittableRandom(SEED);
    for (int draw = 0; draw < draws.length; draw++) {
      long sum = 0;
      for (int i = 0; i < n; i++) {
        sum += brought[random.nextInt(n)];
      }
      draws[draw] = sum / (double) n;
    }
    Arrays.sort(draws);
    return new Interval(
        Math.min(k, Quantiles.ofSorted(draws, 0.1)),
        k,
        Math.max(k, Quantiles.ofSorted(draws, 0.9)));
  }
}
