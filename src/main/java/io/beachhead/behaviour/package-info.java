/**
 * What do customers do: product events in (Segment's tracking protocol), who did them, and the
 * questions asked of them (funnels, retention, stickiness, lifecycle, feature use).
 */
@ApplicationModule(
    allowedDependencies = {
      "statistics",
      "store",
      "web",
      "web :: text",
      "web :: card",
      "web :: chart",
      "web :: load",
      "workspace",
      "imports",
      "customers",
      "customers :: attribute",
      "customers :: forgetting",
      "customers :: revenue",
      "customers :: timeline"
    })
@NullMarked
package io.beachhead.behaviour;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
