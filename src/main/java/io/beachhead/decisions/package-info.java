/**
 * What did we decide, and why? Decisions with the evidence as it was, and what follows from them:
 * answers owed, conditions to look again, predictions to check. A decision is never changed, only
 * followed by another one.
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
      "outbox",
      "imports",
      "customers",
      "customers :: attribute",
      "customers :: revenue",
      "customers :: timeline",
      "behaviour",
      "behaviour :: annotations",
      "voice",
      "segments",
      "value",
      "value :: features",
      "value :: evidence",
      "value :: happiness",
      "value :: model",
      "roadmap"
    })
@NullMarked
package io.beachhead.decisions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
