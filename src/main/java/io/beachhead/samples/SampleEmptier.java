package io.beachhead.samples;

import io.beachhead.workspace.DataEmptier;
import org.springframework.stereotype.Component;

/** A sample that is still arriving stops before what has arrived is deleted. */
@Component
class SampleEmptier implements DataEmptier {
  private final SampleHistory history;

  SampleEmptier(SampleHistory history) {
    this.history = history;
  }

  @Override
  public void empty() {
    history.stop();
  }
}
