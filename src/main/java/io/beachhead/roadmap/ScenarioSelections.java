package io.beachhead.roadmap;

import io.beachhead.value.features.FeatureSelection;
import io.beachhead.value.features.FeatureSelections;
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

  private static FeatureSelection selection(Scenario scenario) {
    return new FeatureSelection(scenario.key(), scenario.name(), scenario.features());
  }
}
