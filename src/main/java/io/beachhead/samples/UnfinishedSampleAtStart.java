package io.beachhead.samples;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Settles a sample whose loading was cut short when the program stopped. */
@Component
@ConditionalOnWebApplication
@Order(Ordered.HIGHEST_PRECEDENCE)
class UnfinishedSampleAtStart implements ApplicationRunner {
  private final Samples samples;

  UnfinishedSampleAtStart(Samples samples) {
    this.samples = samples;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    samples.settleUnfinished();
  }
}
