package io.beachhead.samples;

import io.beachhead.web.ShellContribution;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Says above every page that a sample's events are still arriving. */
@Component
class SampleProgressShell implements ShellContribution {
  private final Samples samples;

  SampleProgressShell(Samples samples) {
    this.samples = samples;
  }

  @Override
  public Optional<String> workUnderWay() {
    return samples.arriving().map(_ -> "/samples/arriving");
  }
}
