package io.beachhead.workspace.access;

import io.beachhead.workspace.access.EnvironmentKeys.UnusableKeyException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in one sentence why the program does not start, instead of a stack trace. */
class UnusableKeyAnalyzer extends AbstractFailureAnalyzer<UnusableKeyException> {
  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, UnusableKeyException cause) {
    return new FailureAnalysis(cause.getMessage(), "Try: openssl rand -hex 24", cause);
  }
}
