package io.beachhead.workspace.oidc;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in one sentence why the program does not start, instead of a stack trace. */
class UnusableOidcAnalyzer extends AbstractFailureAnalyzer<OidcSettings.UnusableException> {
  @Override
  protected FailureAnalysis analyze(Throwable root, OidcSettings.UnusableException cause) {
    return new FailureAnalysis(
        cause.getMessage(), "docs/operations.md, Single sign-on, lists the settings.", cause);
  }
}
