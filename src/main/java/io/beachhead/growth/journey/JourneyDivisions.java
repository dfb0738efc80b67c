package io.beachhead.growth.journey;

import io.beachhead.behaviour.EventSelector;
import io.beachhead.behaviour.stored.EventProperties;
import io.beachhead.customers.AccountGrouping;
import io.beachhead.customers.CustomerBase;
import io.beachhead.customers.CustomerBases;
import io.beachhead.customers.revenue.Deal;
import io.beachhead.customers.revenue.Deals;
import io.beachhead.growth.GrowthDefinition;
import io.beachhead.growth.users.NewUser;
import io.beachhead.growth.users.SignUpRange;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.beachhead.web.text.Capital;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Divides new users: each has one value, or none. */
@Component
public class JourneyDivisions {
  private static final List<String> NAMES =
      List.of("persona", "segment", "channel", "plan", "motion");
  private static final List<String> PERSONA = List.of("persona", "role");
  private static final List<String> CHANNEL =
      List.of("channel", "utm_source", "source", "utmSource");
  private static final List<String> PLAN = List.of("plan", "planName", "plan_name");
  private static final List<String> TRIAL_END =
      List.of("trialEnd", "trial_end", "trialEnds", "trial_ends", "trialEndsAt", "trial_ends_at");
  private static final String SELF_SERVE = "self-serve";
  private static final String SALES_TOUCHED = "sales-touched";

  private final EventProperties properties;
  private final CustomerBases bases;
  private final AccountGrouping grouping;
  private final Deals deals;

  JourneyDivisions(
      EventProperties properties, CustomerBases bases, AccountGrouping grouping, Deals deals) {
    this.properties = properties;
    this.bases = bases;
    this.grouping = grouping;
    this.deals = deals;
  }

  /**
   * The value of each user.
   *
   * @param by persona, segment, channel, plan or motion
   * @throws ProblemException 422 for anything else, 404 for an unknown segmentation
   */
  public Function<NewUser, @Nullable String> of(
      String by, @Nullable String segmentation, GrowthDefinition definition, SignUpRange range) {
    return switch (by) {
      case "persona" -> persona(definition);
      case "segment" -> segment(segmentation, bases.asOf(range.dayOf(range.now())));
      case "channel" -> channel(definition);
      case "plan" -> plan(definition, range);
      case "motion" -> motion(range);
      default ->
          throw ProblemException.unprocessable(
              "New users can be divided in five ways.",
              List.of(ProblemItem.of("by", by, "must be one of " + String.join(", ", NAMES))));
    };
  }

  /**
   * Refuses a segmentation that does not exist, whether it is needed or not.
   *
   * @throws ProblemException 404
   */
  void require(@Nullable String segmentation, SignUpRange range) {
    if (segmentation != null) {
      grouping.divide(segmentation, bases.asOf(range.dayOf(range.now())));
    }
  }

  /** What the records say, else what they said of themselves on signing up. */
  private Function<NewUser, @Nullable String> persona(GrowthDefinition definition) {
    var values = properties.of(signUp(definition), PERSONA);
    return user -> {
      String said = values.first(user.signUpSeq(), 0, PERSONA.size());
      return user.persona() != null || said == null ? user.persona() : Capital.first(said);
    };
  }

  private Function<NewUser, @Nullable String> segment(
      @Nullable String segmentation, CustomerBase base) {
    var groups = grouping.divide(segmentation, base).orElse(null);
    return user -> {
      String account = user.account();
      int row = account == null ? -1 : base.rowOf(account);
      return groups == null || row < 0 ? null : groups.of(row).key();
    };
  }

  private Function<NewUser, @Nullable String> channel(GrowthDefinition definition) {
    var values = properties.of(signUp(definition), CHANNEL);
    return user -> values.first(user.signUpSeq(), 0, CHANNEL.size());
  }

  /** What the sign-up says, else the account's plan; a trial with whether it has ended. */
  private Function<NewUser, @Nullable String> plan(GrowthDefinition definition, SignUpRange range) {
    var names = new java.util.ArrayList<>(PLAN);
    names.addAll(TRIAL_END);
    var values = properties.of(signUp(definition), names);
    CustomerBase base = bases.asOf(range.dayOf(range.now()));
    var plans = base.attribute("plan");
    return user -> {
      String end = values.first(user.signUpSeq(), PLAN.size(), names.size());
      Long ends = end == null ? null : millis(end, range);
      if (ends != null) {
        return ends <= range.now() ? "trial, ended" : "trial, running";
      }
      String said = values.first(user.signUpSeq(), 0, PLAN.size());
      String account = user.account();
      int row = account == null ? -1 : base.rowOf(account);
      return said != null || plans == null || row < 0 ? said : plans.text(row);
    };
  }

  /** Epoch milliseconds of a day, an instant or such a number; null for anything else. */
  private static @Nullable Long millis(String text, SignUpRange range) {
    var day = io.beachhead.web.Days.typed(text);
    if (day != null) {
      return day.plusDays(1).atStartOfDay(range.zone()).toInstant().toEpochMilli();
    }
    var instant = io.beachhead.web.Days.instant(text);
    return instant == null ? null : (Long) instant.toInstant().toEpochMilli();
  }

  /** Sales-touched = a deal with the account was begun before the upgrade, else by now. */
  private Function<NewUser, @Nullable String> motion(SignUpRange range) {
    Map<String, Long> firstDeal = new HashMap<>();
    for (Deal deal : deals.all()) {
      Instant begun = deal.createdAt() != null ? deal.createdAt() : deal.closedAt();
      String account = deal.accountId();
      if (account != null && begun != null) {
        firstDeal.merge(account, begun.toEpochMilli(), Math::min);
      }
    }
    return user -> {
      String account = user.account();
      Long begun = account == null ? null : firstDeal.get(account);
      long until = user.hasUpgraded() ? user.upgraded() : range.now();
      return begun != null && begun <= until ? SALES_TOUCHED : SELF_SERVE;
    };
  }

  private static String signUp(GrowthDefinition definition) {
    EventSelector signedUp = definition.signedUp();
    String name = signedUp == null ? null : signedUp.event();
    return name == null ? "" : name;
  }
}
