package io.beachhead.samples;

import io.beachhead.behaviour.saved.SavedQuestions;
import io.beachhead.roadmap.Scenario;
import io.beachhead.roadmap.Scenarios;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;

/** What the company of a sample considers, means by growing, asks and has decided. */
@Component
class SamplePlans {
  private final Scenarios scenarios;
  private final SampleGrowth growth;
  private final SavedQuestions questions;
  private final SampleDecisions decisions;

  SamplePlans(
      Scenarios scenarios,
      SampleGrowth growth,
      SavedQuestions questions,
      SampleDecisions decisions) {
    this.scenarios = scenarios;
    this.growth = growth;
    this.questions = questions;
    this.decisions = decisions;
  }

  void consider(Sample sample) {
    growth.bring(sample);
    for (SampleScenario it : sample.scenarios()) {
      scenarios.create(new Scenario(it.key(), it.name(), it.note(), it.features()));
    }
    sample.questions().forEach(it -> questions.save(it.name(), it.address()));
  }

  /**
   * Cannot be undone one by one, and freezes what the value model says, so it comes when all rows
   * and events are there.
   *
   * @param there whether the sample is still there
   */
  void decide(Sample sample, BooleanSupplier there) {
    decisions.make(sample.decisions(), there);
  }
}
