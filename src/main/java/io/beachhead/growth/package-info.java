/**
 * Does the product sell itself? Stages with gates, the way from sign-up to upgrade, activation and
 * aha moments, leads and risk, virality, guides, and why customers leave.
 */
@ApplicationModule(
    allowedDependencies = {
      "statistics",
      "store",
      "web",
      "web :: card",
      "web :: load",
      "web :: text",
      "web :: chart",
      "workspace",
      "workspace :: secrets",
      "runs",
      "outbox",
      "imports",
      "customers",
      "customers :: attribute",
      "customers :: forgetting",
      "customers :: revenue",
      "customers :: timeline",
      "behaviour",
      "behaviour :: people",
      "behaviour :: log",
      "behaviour :: stored",
      "voice",
      "segments",
      "value",
      "value :: features",
      "value :: happiness",
      "decisions :: answers"
    })
@NullMarked
package io.beachhead.growth;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
