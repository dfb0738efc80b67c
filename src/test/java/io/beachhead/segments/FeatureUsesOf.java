package io.beachhead.segments;

import io.beachhead.store.Changes;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;

/** Feature use without an application around it. */
final class FeatureUsesOf {
  private FeatureUsesOf() {}

  static FeatureUses source(FeatureUse... sources) {
    DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
    for (int i = 0; i < sources.length; i++) {
      beans.registerSingleton("use" + i, sources[i]);
    }
    return new FeatureUses(
        beans.getBeanProvider(FeatureUse.class),
        beans.getBeanProvider(io.beachhead.behaviour.cohorts.Cohorts.class),
        new Changes());
  }
}
