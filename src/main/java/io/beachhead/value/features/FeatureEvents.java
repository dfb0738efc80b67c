package io.beachhead.value.features;

import io.beachhead.behaviour.FeatureCatalog;
import io.beachhead.behaviour.NamedEvents;
import java.util.List;
import org.springframework.stereotype.Component;

/** The features whose use product events tell. */
@Component
class FeatureEvents implements FeatureCatalog {
  private final Features features;

  FeatureEvents(Features features) {
    this.features = features;
  }

  @Override
  public List<NamedEvents> features() {
    return features.all().stream()
        .filter(feature -> !feature.events().isEmpty())
        .map(feature -> new NamedEvents(feature.key(), feature.name(), feature.events()))
        .toList();
  }
}
