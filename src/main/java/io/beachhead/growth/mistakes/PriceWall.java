package io.beachhead.growth.mistakes;

import io.beachhead.behaviour.people.Unit;
import io.beachhead.growth.GrowthDefinition;
import io.beachhead.growth.GrowthDefinitions;
import io.beachhead.growth.users.NewUser;
import io.beachhead.growth.users.NewUsers;
import io.beachhead.statistics.BinomialInterval;
import io.beachhead.web.Format;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Does the price wall stand too early? Payers of a wall at a place are sign-ups × the share that
 * gets there × the share of those who pay when they meet it there. Both shares are measured: the
 * second one on people who met today's wall once they had got that far. 4,000 draws from the
 * posterior distributions of both (Beta, Jeffreys' prior) say how often each place has most payers.
 */
@Component
class PriceWall {
  private static final String RULE = "Seen where another place wins in over half of the draws.";

  private static final int DRAWS = 4_000;
  private static final long SEED = 20_261_201L;

  /** Who signed up later may still pay. */
  private static final int FOLLOWED_DAYS = 60;

  private static final int MONTHS = 12;

  /** Fewer people who met the wall at a place say nothing about it. */
  private static final int FEWEST = 20;

  private final GrowthDefinitions definitions;
  private final NewUsers newUsers;

  PriceWall(GrowthDefinitions definitions, NewUsers newUsers) {
    this.definitions = definitions;
    this.newUsers = newUsers;
  }

  /**
   * A place where the wall could stand.
   *
   * @param reached of all who signed up
   * @param met today's wall once they were there
   * @param paid of those
   */
  private record Place(String name, int reached, int met, int paid) {
    double payers(int people) {
      return (double) reached / people * paid / met;
    }
  }

  Mistake on(LocalDate asOf, ZoneId zone) {
    GrowthDefinition definition = definitions.current();
    String missing = missing(definition);
    if (missing != null) {
      return cannotTell(missing);
    }
    long from = asOf.minusMonths(MONTHS).atStartOfDay(zone).toInstant().toEpochMilli();
    long until = asOf.minusDays(FOLLOWED_DAYS).atStartOfDay(zone).toInstant().toEpochMilli();
    List<NewUser> people =
        newUsers.all(Unit.PERSON, definition).stream()
            .filter(user -> user.signedUp() >= from && user.signedUp() < until)
            .toList();
    Place today = place("Today", people, NewUser::wall);
    if (today.met() < FEWEST) {
      return cannotTell(
          "Of those who signed up from 12 months to %d days ago, %s met the price; %d are needed."
              .formatted(FOLLOWED_DAYS, Format.count(today.met()), FEWEST));
    }
    var places = new ArrayList<Place>(List.of(today));
    elsewhere(definition, people).stream()
        .filter(each -> each.met() >= FEWEST)
        .forEach(places::add);
    if (places.size() == 1) {
      return cannotTell(
          "Hardly anybody meets the price after being onboarded or after the aha moment, so nobody"
              + " knows who would pay there. Define both, or show the price to a share of users"
              + " later.");
    }
    return compared(places, people.size());
  }

  private static @Nullable String missing(GrowthDefinition definition) {
    if (definition.signedUp() == null || definition.upgraded() == null) {
      return "Say which events mean signed up and upgraded: growth definitions.";
    }
    return definition.wall() == null
        ? "Say which event means that a user meets the price, such as “Limit reached”: growth"
            + " definitions, Meets the price. Your product has to send it, with every limit of a"
            + " plan and every page that asks to pay."
        : null;
  }

  private static List<Place> elsewhere(GrowthDefinition definition, List<NewUser> people) {
    var places = new ArrayList<Place>();
    if (definition.onboarded() != null) {
      places.add(place("After onboarding", people, NewUser::onboarded));
    }
    var aha = definition.aha();
    if (aha != null) {
      places.add(
          place(
              "After the aha moment",
              people,
              user -> user.hadAha(aha.withinDays()) ? user.aha() : NewUser.NEVER));
    }
    return places;
  }

  private static Place place(String name, List<NewUser> people, ToLongFunction<NewUser> when) {
    int reached = 0;
    int met = 0;
    int paid = 0;
    for (NewUser user : people) {
      long at = when.applyAsLong(user);
      if (at == NewUser.NEVER) {
        continue;
      }
      reached++;
      if (user.wall() != NewUser.NEVER && user.wall() >= at) {
        met++;
        paid += user.hasUpgraded() && user.upgraded() >= user.wall() ? 1 : 0;
      }
    }
    return new Place(name, reached, met, paid);
  }

  private static Mistake compared(List<Place> places, int people) {
    var random = new SplittableRandom(SEED);
    int[] wins = new int[places.size()];
    var reach =
        places.stream().map(each -> BinomialInterval.posterior(each.reached(), people)).toList();
    var pay =
        places.stream().map(each -> BinomialInterval.posterior(each.paid(), each.met())).toList();
    for (int draw = 0; draw < DRAWS; draw++) {
      int best = 0;
      double most = -1;
      for (int place = 0; place < wins.length; place++) {
        double payers =
            reach.get(place).inverseCumulativeProbability(random.nextDouble())
                * pay.get(place).inverseCumulativeProbability(random.nextDouble());
        if (payers > most) {
          most = payers;
          best = place;
        }
      }
      wins[best]++;
    }
    double elsewhere = 1 - (double) wins[0] / DRAWS;
    double most = places.stream().mapToDouble(each -> each.payers(people)).max().orElse(0);
    var bars = new ArrayList<Mistake.Bar>();
    for (int place = 0; place < wins.length; place++) {
      Place each = places.get(place);
      double payers = each.payers(people);
      bars.add(
          new Mistake.Bar(
              each.name(),
              "%s of sign-ups pay, best in %s"
                  .formatted(Format.shareFine(payers), Format.share((double) wins[place] / DRAWS)),
              most == 0 ? 0 : payers / most));
    }
    Place today = places.getFirst();
    return new Mistake(
        Mistake.Kind.PRICE_WALL,
        elsewhere > .5 ? Mistake.State.SEEN : Mistake.State.NOT_SEEN,
        "%s of draws for another place".formatted(Format.share(elsewhere)),
        bars,
        RULE,
        "%s of %s who signed up meet the price, and %s of those pay. Elsewhere: measured on who met it after getting that far; they may differ from others."
            .formatted(
                Format.count(today.reached()),
                Format.count(people),
                Format.shareFine((double) today.paid() / today.met())));
  }

  private static Mistake cannotTell(String why) {
    return new Mistake(
        Mistake.Kind.PRICE_WALL, Mistake.State.CANNOT_TELL, null, List.of(), RULE, why);
  }
}
