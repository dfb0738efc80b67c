package io.beachhead.samples.planwright;

import io.beachhead.behaviour.log.Event;
import io.beachhead.samples.CsvTable;
import io.beachhead.samples.SampleFile;
import io.beachhead.samples.planwright.PlanwrightFeatures.Feature;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How often each account used each shipped feature in the last four weeks: its events, counted. */
final class PlanwrightUse {

  private static final int DAYS = 28;

  private PlanwrightUse() {}

  private record Key(String account, String feature) {}

  static SampleFile file(
      List<PlanwrightAccount> accounts, PlanwrightFeatures features, PlanwrightEvents events) {
    Map<String, String> accountOf = new HashMap<>();
    for (PlanwrightAccount account : accounts) {
      account.people().forEach(person -> accountOf.put(person.id(), account.id()));
    }
    Map<String, String> featureOf = new HashMap<>();
    for (Feature feature : features.all()) {
      for (String event : feature.events().split(";")) {
        featureOf.put(event, feature.key());
      }
    }
    LocalDate last = events.last();
    LocalDate first = last.minusDays(DAYS);
    Map<Key, Integer> uses = new HashMap<>();
    for (LocalDate day = first; day.isBefore(last); day = day.plusDays(1)) {
      for (Event event : events.on(day)) {
        String account = accountOf.get(event.userId());
        String feature = featureOf.get(event.name());
        if (account != null && feature != null) {
          uses.merge(new Key(account, feature), 1, Integer::sum);
        }
      }
    }
    CsvTable table = CsvTable.of("account_id", "feature", "from", "to", "uses");
    for (PlanwrightAccount account : accounts) {
      for (Feature feature : features.all()) {
        Integer count = uses.get(new Key(account.id(), feature.key()));
        if (count != null && feature.shipped()) {
          table.row(account.id(), feature.key(), first, last, count);
        }
      }
    }
    return table.file("feature-usage");
  }
}
