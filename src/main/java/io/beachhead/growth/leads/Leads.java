package io.beachhead.growth.leads;

import io.beachhead.behaviour.AccountActivity;
import io.beachhead.store.Changes;
import io.beachhead.store.ComputedOnce;
import io.beachhead.workspace.WorkspaceSettings;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/**
 * Which accounts to call first, on any day. Learning takes a walk over all events per cut, so what
 * came of it is kept until something it rests on changes; in a large log it may be some minutes
 * old.
 */
@Component
public class Leads {
  private static final int KEPT = 3;
  private static final String[] AREAS = {
    "customers", "voice", "segments", "value", "settings", "growth", "reps"
  };

  /** Up to this many events, every answer holds the latest one. */
  private static final int ALWAYS_FRESH = 300_000;

  /** Above it an answer may be as old as so many times what it took to make it. */
  private static final int AGE_PER_WORK = 60;

  private final LeadDays days;
  private final LeadMaterials materials;
  private final LeadBook book;
  private final AccountActivity activity;
  private final WorkspaceSettings settings;
  private final Changes changes;
  private final Clock clock;
  private final ComputedOnce<Key, Kept> kept = new ComputedOnce<>(KEPT);

  Leads(
      LeadDays days,
      LeadMaterials materials,
      LeadBook book,
      AccountActivity activity,
      WorkspaceSettings settings,
      Changes changes,
      Clock clock) {
    this.days = days;
    this.materials = materials;
    this.book = book;
    this.activity = activity;
    this.settings = settings;
    this.changes = changes;
    this.clock = clock;
  }

  private record Key(LocalDate asOf, long records, long outcomes) {}

  /**
   * @param events the state of the events when they were walked
   * @param until epoch milliseconds to which it serves although events came since
   */
  private record Kept(long events, long until, LeadsOfDay leads) {}

  /** Today in the workspace's zone. */
  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), settings.current().timezone());
  }

  /** Everything as of a day; events after it do not count. */
  LeadsOfDay on(LocalDate asOf) {
    var key = new Key(asOf, changes.version(AREAS), book.outcomesVersion());
    long events = activity.version();
    return kept.get(
            key,
            known -> known.events() == events || clock.millis() < known.until(),
            _ -> {
              long began = clock.millis();
              LeadsOfDay leads = compute(asOf);
              long took = clock.millis() - began;
              long until =
                  activity.size() <= ALWAYS_FRESH ? 0 : clock.millis() + AGE_PER_WORK * took;
              return new Kept(events, until, leads);
            })
        .leads();
  }

  private LeadsOfDay compute(LocalDate asOf) {
    LeadScoring.Material material = materials.on(asOf);
    return new LeadScoring(
            material, days.walk(material.base(), material.zone(), asOf, materials.upgrades()))
        .score();
  }
}
