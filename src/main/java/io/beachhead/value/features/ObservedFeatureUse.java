package io.beachhead.value.features;

import io.beachhead.behaviour.BehaviourQuestions;
import io.beachhead.behaviour.NamedEvents;
import io.beachhead.behaviour.WhoDid;
import io.beachhead.customers.CustomerBase;
import io.beachhead.segments.FeatureUse;
import io.beachhead.workspace.WorkspaceSettings;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Answers {@code used('feature')} in rules from product events: an account used a feature when one
 * of the feature's events counts for it. Days are those of the workspace's zone.
 */
@Component
class ObservedFeatureUse implements FeatureUse {
  private final FeatureEvents features;
  private final BehaviourQuestions questions;
  private final WhoDid whoDid;
  private final WorkspaceSettings settings;

  ObservedFeatureUse(
      FeatureEvents features,
      BehaviourQuestions questions,
      WhoDid whoDid,
      WorkspaceSettings settings) {
    this.features = features;
    this.questions = questions;
    this.whoDid = whoDid;
    this.settings = settings;
  }

  @Override
  public List<String> features() {
    return features.features().stream().map(NamedEvents::key).toList();
  }

  @Override
  public BitSet accounts(
      String feature, @Nullable LocalDate since, LocalDate asOf, CustomerBase customers) {
    var accounts = new BitSet(customers.size());
    var zone = settings.current().timezone();
    long from =
        since == null ? Long.MIN_VALUE : since.atStartOfDay(zone).toInstant().toEpochMilli();
    long to = asOf.plusDays(1).atStartOfDay(zone).toInstant().toEpochMilli() - 1;
    features.features().stream()
        .filter(named -> named.key().equals(feature))
        .flatMap(named -> whoDid.accountsThatDid(named.events(), from, to).stream())
        .mapToInt(customers::rowOf)
        .filter(row -> row >= 0)
        .forEach(accounts::set);
    return accounts;
  }

  @Override
  public List<String> areas() {
    return List.of("value", "settings");
  }

  @Override
  public long version() {
    return questions.version();
  }
}
