package io.beachhead.samples;

import io.beachhead.alignment.SampleOffers;
import java.util.List;
import org.springframework.stereotype.Component;

/** The samples on the start page of an empty workspace. */
@Component
class WelcomeSamples implements SampleOffers {
  private final Samples samples;

  WelcomeSamples(Samples samples) {
    this.samples = samples;
  }

  @Override
  public List<Offer> offers() {
    if (!samples.canLoad()) {
      return List.of();
    }
    return samples.introductions().stream()
        .map(it ->
            new Offer(
                it.name(), it.description(), it.accounts(), it.segments(), "/samples/" + it.key()))
        .toList();
  }
}
