package io.beachhead.growth.health;

import io.beachhead.behaviour.AccountActivity;
import io.beachhead.customers.CustomerBase;
import io.beachhead.customers.CustomerBases;
import io.beachhead.growth.health.HealthOfDay.Account;
import io.beachhead.growth.health.HealthOfDay.Held;
import io.beachhead.statistics.BinomialInterval;
import io.beachhead.store.Changes;
import io.beachhead.store.ComputedOnce;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * The health of all accounts on any day, kept until something it rests on changes; in a large log
 * it may be some minutes old.
 */
@Component
class AccountHealth {
  private static final int KEPT = 3;
  private static final String[] AREAS = {
    "customers", "voice", "decisions", "value", "settings", "growth", "payments"
  };

  /** Up to this many events, every answer holds the latest one. */
  private static final int ALWAYS_FRESH = 300_000;

  /** Above it an answer may be as old as so many times what it took to make it. */
  private static final int AGE_PER_WORK = 60;

  private final HealthDays days;
  private final HealthDefinitions definitions;
  private final CustomerBases customers;
  private final AccountActivity activity;
  private final Changes changes;
  private final Clock clock;
  private final ComputedOnce<Key, Kept> kept = new ComputedOnce<>(KEPT);

  AccountHealth(
      HealthDays days,
      HealthDefinitions definitions,
      CustomerBases customers,
      AccountActivity activity,
      Changes changes,
      Clock clock) {
    this.days = days;
    this.definitions = definitions;
    this.customers = customers;
    this.activity = activity;
    this.changes = changes;
    this.clock = clock;
  }

  private record Key(LocalDate asOf, long records, HealthDefinition definition) {}

  /**
   * @param events the state of the events when they were walked
   * @param until epoch milliseconds to which it serves although events came since
   */
  private record Kept(long events, long until, HealthOfDay health) {}

  /** Everything as of the end of a day. */
  HealthOfDay on(LocalDate asOf) {
    var key = new Key(asOf, changes.version(AREAS), definitions.current());
    long events = activity.version();
    return kept.get(
            key,
            known -> known.events() == events || clock.millis() < known.until(),
            _ -> {
              long began = clock.millis();
              HealthOfDay health = compute(asOf, key.definition());
              long took = clock.millis() - began;
              return new Kept(
                  events,
                  activity.size() <= ALWAYS_FRESH ? 0 : clock.millis() + AGE_PER_WORK * took,
                  health);
            })
        .health();
  }

  private HealthOfDay compute(LocalDate asOf, HealthDefinition definition) {
    CustomerBase base = customers.asOf(asOf);
    LocalDate earlier = asOf.minusDays(HealthOfDay.CHANGE_DAYS);
    LocalDate checked = asOf.minusDays(HealthOfDay.CHECK_DAYS);
    var facts = days.on(base, definition.machines(), List.of(asOf, earlier, checked));
    var accounts = new ArrayList<Account>();
    var known = new EnumMap<HealthBand, Integer>(HealthBand.class);
    var left = new EnumMap<HealthBand, Integer>(HealthBand.class);
    for (int row = 0; row < base.size(); row++) {
      HealthFacts now = facts.get(0).get(row);
      HealthFacts before = facts.get(1).get(row);
      if (now.paying() || active(now)) {
        accounts.add(
            new Account(row, Health.of(now, definition), Health.of(before, definition), now.use()));
      }
      HealthFacts then = facts.get(2).get(row);
      var health = Health.of(then, definition).health();
      if (then.paying() && health != null) {
        HealthBand band = HealthBand.holding(health.mid());
        known.merge(band, 1, Integer::sum);
        left.merge(band, now.paying() ? 0 : 1, Integer::sum);
      }
    }
    var holds = new ArrayList<Held>();
    for (HealthBand band : HealthBand.values()) {
      int n = known.getOrDefault(band, 0);
      int gone = left.getOrDefault(band, 0);
      holds.add(
          new Held(band, checked, n, gone, n == 0 ? null : BinomialInterval.jeffreys(gone, n)));
    }
    return new HealthOfDay(base, definition, List.copyOf(accounts), List.copyOf(holds));
  }

  private static boolean active(HealthFacts facts) {
    var use = facts.use();
    return use != null && use.days() > 0;
  }
}
