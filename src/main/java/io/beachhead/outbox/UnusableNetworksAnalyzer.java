package io.beachhead.outbox;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in one sentence why the program does not start, instead of a stack trace. */
class UnusableNetworksAnalyzer extends AbstractFailureAnalyzer<Networks.UnusableException> {
  @Override
  protected FailureAnalysis analyze(Throwable root, Networks.UnusableException cause) {
    return new FailureAnalysis(
        cause.getMessage(), "docs/webhooks.md, Private addresses, says more.", cause);
  }
}
