package io.beachhead.roadmap;

import io.beachhead.value.features.FeatureSelection;
import io.beachhead.value.features.FeatureSelections;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Scenarios as the value map sees them: selections of features. */
@Component
class ScenarioSelections implements FeatureSelections {
  private final Scenarios scenarios;

  ScenarioSelections(Scenarios scenarios) {
    this.scenarios = scenarios;
  }

  @Override
  public List<FeatureSelection> all() {
    return scenarios.inOrder().stream().map(ScenarioSelections::selection).toList();
  }

  @Override
  public Optional<FeatureSelection> find(String key) {
    return scenarios.find(key).map(ScenarioSelections::selection);
  }

  @Override
  public FeatureSelection save(String name, List<String> features) {
    return selection(scenarios.create(new Scenario(scenarios.freeKey(name), name, "", features)));
  }

  @Override
  public void put(String selection, String feature, int place) {
    scenarios
        .find(selection)
        .filter(scenario -> !scenario.features().contains(feature))
        .ifPresent(scenario -> {
          List<String> features = new ArrayList<>(scenario.features());
          features.add(Math.clamp(place, 0, features.size()), feature);
          scenarios.change(
              new Scenario(scenario.key(), scenario.name(), scenario.note(), features));
        });
  }

  private static FeatureSelection selection(Scenario scenario) {
    return new FeatureSelection(scenario.key(), scenario.name(), scenario.features());
  }
}
