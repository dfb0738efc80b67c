package io.beachhead.workspace;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in one sentence why the program does not start, instead of a stack trace. */
class UnusableAddressAnalyzer extends AbstractFailureAnalyzer<PublicAddress.UnusableException> {
  @Override
  protected FailureAnalysis analyze(Throwable root, PublicAddress.UnusableException cause) {
    return new FailureAnalysis(
        cause.getMessage(), "docs/operations.md, Behind a reverse proxy, says more.", cause);
  }
}
