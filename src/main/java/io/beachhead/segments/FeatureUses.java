package io.beachhead.segments;

import io.beachhead.customers.CustomerBase;
import io.beachhead.store.Changes;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What all modules together know about the use of features. */
@Component
public class FeatureUses {
  private final ObjectProvider<FeatureUse> sources;
  private final Changes changes;

  FeatureUses(ObjectProvider<FeatureUse> sources, Changes changes) {
    this.sources = sources;
    this.changes = changes;
  }

  /** Keys of the features that somebody knows about. */
  public List<String> features() {
    return sources.stream().flatMap(source -> source.features().stream()).distinct().toList();
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

  /** Rises when an answer may have changed. */
  public long version() {
    String[] areas =
        sources.stream()
            .flatMap(source -> source.areas().stream())
            .distinct()
            .toArray(String[]::new);
    return changes.version(areas) + sources.stream().mapToLong(FeatureUse::version).sum();
  }
}
