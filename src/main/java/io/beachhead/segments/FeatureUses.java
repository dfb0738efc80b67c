package io.beachhead.segments;

import io.beachhead.behaviour.cohorts.Cohort;
import io.beachhead.behaviour.cohorts.Cohorts;
import io.beachhead.customers.CustomerBase;
import io.beachhead.store.Changes;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What happened: the use of features as all modules together know it, and who is in cohorts. */
@Component
public class FeatureUses {
  private final ObjectProvider<FeatureUse> sources;
  private final ObjectProvider<Cohorts> cohorts;
  private final Changes changes;

  FeatureUses(
      ObjectProvider<FeatureUse> sources, ObjectProvider<Cohorts> cohorts, Changes changes) {
    this.sources = sources;
    this.cohorts = cohorts;
    this.changes = changes;
  }

  /** Keys of the features that somebody knows about. */
  public List<String> features() {
    return sources.stream().flatMap(source -> source.features().stream()).distinct().toList();
  }

  /** What people call the features, by key; a key that nobody knows a name of is not in it. */
  public Map<String, String> names() {
    Map<String, String> names = new HashMap<>();
    sources.stream().forEach(source -> source.names().forEach(names::putIfAbsent));
    return names;
  }

  /** The account rows that used it; none where nobody knows the feature. */
  public BitSet accounts(String feature, @Nullable LocalDate since, CustomerBase customers) {
    BitSet accounts = new BitSet(customers.size());
    sources.stream()
        .forEach(source ->
            source.features().stream()
                .filter(feature::equalsIgnoreCase)
                .findFirst()
                .ifPresent(
                    key -> accounts.or(source.accounts(key, since, customers.asOf(), customers))));
    return accounts;
  }

  /** Keys of the cohorts that can be asked. */
  public List<String> cohorts() {
    return cohorts.stream().flatMap(all -> all.all().stream()).map(Cohort::key).toList();
  }

  /**
   * The account rows in a cohort, of a cohort of people those with a member; none if it is gone.
   */
  public BitSet inCohort(String cohort, CustomerBase customers) {
    BitSet rows = new BitSet(customers.size());
    cohorts.ifAvailable(all -> {
      if (all.all().stream().anyMatch(one -> one.key().equals(cohort))) {
        for (String account : all.accounts(cohort)) {
          int row = customers.rowOf(account);
          if (row >= 0) {
            rows.set(row);
          }
        }
      }
    });
    return rows;
  }

  /** Rises when an answer may have changed. */
  public long version() {
    String[] areas =
        sources.stream()
            .flatMap(source -> source.areas().stream())
            .distinct()
            .toArray(String[]::new);
    return cohorts.stream().mapToLong(Cohorts::version).sum()
        + changes.version(areas)
        + sources.stream().mapToLong(FeatureUse::version).sum();
  }
}
