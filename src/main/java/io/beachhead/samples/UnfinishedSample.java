package io.beachhead.samples;

import io.beachhead.workspace.WorkspaceSettings;
import io.beachhead.workspace.settings.Emptying;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Removes a sample whose loading was cut short when the program stopped. */
@Component
@ConditionalOnWebApplication
@Order(Ordered.HIGHEST_PRECEDENCE)
class UnfinishedSample implements ApplicationRunner {

  /** How the workspace's label begins while a sample is being loaded. */
  static final String LABEL = "loading:";

  private static final Logger LOG = LoggerFactory.getLogger(UnfinishedSample.class);

  private final WorkspaceSettings workspace;
  private final Emptying emptying;

  UnfinishedSample(WorkspaceSettings workspace, Emptying emptying) {
    this.workspace = workspace;
    this.emptying = emptying;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    String label = workspace.current().sampleKey();
    if (label != null && label.startsWith(LABEL)) {
      LOG.info("The sample {} was not loaded to its end: removed", label.substring(LABEL.length()));
      emptying.empty();
    }
  }
}
